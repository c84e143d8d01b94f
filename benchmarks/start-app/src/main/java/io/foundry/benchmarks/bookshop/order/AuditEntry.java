package io.foundry.benchmarks.bookshop.order;

import io.foundry.benchmarks.bookshop.Stored;
import jakarta.persistence.Entity;
import java.time.Instant;

/** What happened, for those who ask later. */
@Entity
public class AuditEntry extends Stored {

    private Instant happened;

    private String what;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected AuditEntry() {}

    /** Makes one that is not stored yet. */
    public AuditEntry(Instant happened, String what) {
        this.happened = happened;
        this.what = what;
    }

    /** Returns when. */
    public Instant getHappened() {
        return happened;
    }

    /** Returns what happened. */
    public String getWhat() {
        return what;
    }
}
