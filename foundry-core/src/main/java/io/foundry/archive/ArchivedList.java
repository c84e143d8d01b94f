package io.foundry.archive;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Base of the generated list views: structs of one record that lie one after the other. Immutable.
 *
 * @param <V> the record's view
 */
public abstract class ArchivedList<V> extends AbstractList<V> implements RandomAccess {

    /** The archive that holds the list. */
    protected final Archive archive;

    private final int first;
    private final int stride;
    private final int count;

    /**
     * @param first offset of the first struct
     * @param stride bytes from one struct to the next
     * @param count number of structs
     */
    protected ArchivedList(Archive archive, int first, int stride, int count) {
        this.archive = archive;
        this.first = first;
        this.stride = stride;
        this.count = count;
    }

    @Override
    public final int size() {
        return count;
    }

    /** Returns offset of the struct at {@code index}. */
    protected final int offset(int index) {
        return first + Objects.checkIndex(index, count) * stride;
    }
}
