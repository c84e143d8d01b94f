package io.foundry.cache;

/** Why a store dropped an entry by itself. */
public enum EvictionCause {
    /** A bound on bytes or entries was reached. */
    SIZE,
    /** Its time to live was over. */
    EXPIRED
}
