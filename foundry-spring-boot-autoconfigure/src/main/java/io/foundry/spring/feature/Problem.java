package io.foundry.spring.feature;

/**
 * Something that a reader of the endpoint should act on.
 *
 * @param id names the kind of problem, for search and alerts, for instance {@code pool-not-warm}
 * @param severity how urgent it is
 * @param detail what was seen, with its figures; no secrets
 * @param action what to do about it
 */
public record Problem(String id, Severity severity, String detail, String action) {

    /** How urgent a problem is. */
    public enum Severity {
        /** Something works less well than it could. */
        INFO,
        /** Something will fail, or is slow for users. */
        WARNING,
        /** Something fails now. */
        ERROR
    }
}
