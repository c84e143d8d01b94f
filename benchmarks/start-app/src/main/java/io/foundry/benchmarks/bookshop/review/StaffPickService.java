package io.foundry.benchmarks.bookshop.review;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the shop recommends. */
@Service
@Transactional(readOnly = true)
public class StaffPickService {

    private final StaffPickRepository picks;

    StaffPickService(StaffPickRepository picks) {
        this.picks = picks;
    }

    /** Returns all of it. */
    public List<Recommendation> all() {
        return picks.findAllByOrderById().stream()
                .map(pick -> new Recommendation(
                        pick.getBook().getId(), pick.getBook().getTitle(), pick.getReason()))
                .toList();
    }
}
