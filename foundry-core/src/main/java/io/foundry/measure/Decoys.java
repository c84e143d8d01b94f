package io.foundry.measure;

/**
 * Runs stand-ins through a loop before the operations come.
 *
 * <p>HotSpot inlines a call that has only ever seen one or two classes, or one class nearly always. It would inline the
 * operation that came first or is called most, and not the other: a difference between two sides of the same code. It
 * could also move work that does not change out of the loop. After four classes in turn the call is a real one, the
 * same for each operation that will ever come, and the compiler cannot see through it.
 */
final class Decoys {

    private static final int ROUNDS = 1_000;
    private static final int CALLS = 16;

    /** What the stand-ins change; a plain field, races do no harm. */
    static long state;

    private Decoys() {}

    static void alternate(Block first, Block second, Block third, Block fourth) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            first.call(CALLS);
            second.call(CALLS);
            third.call(CALLS);
            fourth.call(CALLS);
        }
    }

    /** A loop over one of the stand-ins. */
    @FunctionalInterface
    interface Block {
        void call(int times) throws Exception;
    }
}
