package io.foundry.archive;

/** A type whose inline part is a reference slot, which leads to the value and can be null by itself. */
interface SlotType<R, V> extends ArchivedType<R, V> {

    @Override
    default int size() {
        return SLOT;
    }

    @Override
    default int alignment() {
        return 1;
    }

    @Override
    default boolean isReference() {
        return true;
    }
}
