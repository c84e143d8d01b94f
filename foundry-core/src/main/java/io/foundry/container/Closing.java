package io.foundry.container;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Closes what the container made: the last one first, each object once, and all of them whatever some may throw. */
final class Closing {

    private Closing() {}

    /**
     * Closes services.
     *
     * @param inOrderOfCreation services, of which those that cannot be closed are passed over
     * @throws ServiceCloseException after all were closed, with what some have thrown
     */
    static void closeAll(List<Object> inOrderOfCreation) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        // Kept where it was created first: whatever was made later may depend on it
        List<Object> once = new ArrayList<>();
        for (Object service : inOrderOfCreation) {
            if (seen.add(service)) {
                once.add(service);
            }
        }
        ServiceCloseException failure = null;
        for (int i = once.size() - 1; i >= 0; i--) {
            Throwable thrown = close(once.get(i));
            if (thrown != null) {
                failure = failure != null ? failure : new ServiceCloseException();
                failure.addSuppressed(thrown);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Closes one service while an exception is on its way already. */
    static void closeInto(Throwable failure, @Nullable Object service) {
        Throwable thrown = close(service);
        if (thrown != null) {
            failure.addSuppressed(thrown);
        }
    }

    private static @Nullable Throwable close(@Nullable Object service) {
        if (!(service instanceof AutoCloseable closeable)) {
            return null;
        }
        try {
            closeable.close();
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return interrupted;
        } catch (Throwable thrown) {
            return thrown;
        }
    }
}
