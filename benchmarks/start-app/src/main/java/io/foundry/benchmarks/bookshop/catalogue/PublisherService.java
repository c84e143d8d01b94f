package io.foundry.benchmarks.bookshop.catalogue;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the shop knows of publishers. */
@Service
@Transactional(readOnly = true)
public class PublisherService {

    private final PublisherRepository publishers;

    PublisherService(PublisherRepository publishers) {
        this.publishers = publishers;
    }

    /** Returns the names of those that sit in a city. */
    public List<String> of(String city) {
        return publishers.findByCityOrderByName(city).stream()
                .map(Publisher::getName)
                .toList();
    }
}
