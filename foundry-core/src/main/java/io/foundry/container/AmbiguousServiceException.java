package io.foundry.container;

import java.util.List;

/** Thrown where a service is asked for by a type that several have, of which none or more than one is primary. */
public final class AmbiguousServiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 10;

    private final Class<?> type;

    private final String[] candidates;

    AmbiguousServiceException(Class<?> type, List<String> candidates) {
        super(candidates.size() + " services are a " + type.getName() + ": " + shown(candidates)
                + "; ask by name, or make one of them primary");
        this.type = type;
        this.candidates = candidates.toArray(String[]::new);
    }

    private static String shown(List<String> candidates) {
        return candidates.size() <= SHOWN
                ? String.join(", ", candidates)
                : String.join(", ", candidates.subList(0, SHOWN)) + " and " + (candidates.size() - SHOWN) + " more";
    }

    /**
     * What was asked for.
     *
     * @return the type
     */
    public Class<?> type() {
        return type;
    }

    /**
     * Which services it could be.
     *
     * @return the names of all, or of all primary ones if these are several, in alphabetical order
     */
    public List<String> candidates() {
        return List.of(candidates);
    }
}
