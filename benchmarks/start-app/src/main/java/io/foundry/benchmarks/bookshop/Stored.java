package io.foundry.benchmarks.bookshop;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

/** What every entity has. */
@MappedSuperclass
public abstract class Stored {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Version
    private int version;

    /** Returns the key; 0 until it is stored. */
    public long getId() {
        return id;
    }

    /** Returns how often it was changed. */
    public int getVersion() {
        return version;
    }
}
