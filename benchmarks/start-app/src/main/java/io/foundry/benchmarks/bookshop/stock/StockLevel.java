package io.foundry.benchmarks.bookshop.stock;

import io.foundry.benchmarks.bookshop.Stored;
import io.foundry.benchmarks.bookshop.catalogue.Edition;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/** How many copies of an edition a warehouse has. */
@Entity
public class StockLevel extends Stored {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Warehouse warehouse;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Edition edition;

    private int copies;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected StockLevel() {}

    /** Makes one that is not stored yet. */
    public StockLevel(Warehouse warehouse, Edition edition, int copies) {
        this.warehouse = warehouse;
        this.edition = edition;
        this.copies = copies;
    }

    /** Returns where. */
    public Warehouse getWarehouse() {
        return warehouse;
    }

    /** Returns of what. */
    public Edition getEdition() {
        return edition;
    }

    /** Returns how many. */
    public int getCopies() {
        return copies;
    }

    /** Takes copies away, at most as many as there are, and returns how many those were. */
    public int take(int wanted) {
        int taken = Math.min(wanted, copies);
        copies -= taken;
        return taken;
    }
}
