package io.foundry.benchmarks.bookshop.order;

import java.time.Clock;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** What happened. */
@Service
@Transactional(readOnly = true)
public class AuditLog {

    private final AuditEntryRepository entries;

    private final Clock clock;

    AuditLog(AuditEntryRepository entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** Notes an order, once it is stored for good. */
    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void onOrder(OrderPlaced order) {
        entries.save(new AuditEntry(clock.instant(), "order " + order.order()));
    }

    /** Returns what happened last. */
    public List<String> latest() {
        return entries.findAllByOrderByHappenedDesc(Limit.of(20)).stream()
                .map(AuditEntry::getWhat)
                .toList();
    }
}
