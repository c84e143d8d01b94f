package io.foundry.container;

/**
 * Thrown where a service is asked for by a name, an alias or a type that nothing is bound to.
 */
public final class UnknownServiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    private UnknownServiceException(String name, String message) {
        super(message);
        this.name = name;
    }

    static UnknownServiceException named(String name, int known) {
        return new UnknownServiceException(
                name, "No service is named '" + name + "'; " + known + " names are known, keys() lists them");
    }

    static UnknownServiceException ofType(Class<?> type) {
        return new UnknownServiceException(
                type.getName(),
                "No service is a " + type.getName() + "; services are found by the type that they were bound with");
    }

    /**
     * What was asked for.
     *
     * @return the name that is not bound, or that of the type
     */
    public String name() {
        return name;
    }
}
