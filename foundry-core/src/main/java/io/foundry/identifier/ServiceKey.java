package io.foundry.identifier;

/**
 * The name of a service, such as {@code app.mailer}. Owns its text; immutable and thread-safe; equal to service names
 * of equal text and to nothing else.
 *
 * @param identifier the text, always owned: a borrowed one is kept
 */
public record ServiceKey(Identifier identifier) implements Comparable<ServiceKey> {

    /**
     * Keeps what was borrowed.
     *
     * @param identifier the text
     */
    public ServiceKey {
        identifier = identifier.toOwned();
    }

    /**
     * Names a service.
     *
     * @param name its name
     * @return the name as a value of its own type
     */
    public static ServiceKey of(String name) {
        return new ServiceKey(Identifier.of(name));
    }

    @Override
    public int compareTo(ServiceKey other) {
        return identifier.compareTo(other.identifier);
    }

    @Override
    public String toString() {
        return identifier.toString();
    }
}
