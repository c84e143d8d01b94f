package io.foundry.container;

/**
 * Thrown where a service is asked for by a name, or through an alias, that nothing is bound to.
 */
public final class UnknownServiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    UnknownServiceException(String name, int known) {
        super("No service is named '" + name + "'; " + known + " names are known, keys() lists them");
        this.name = name;
    }

    /**
     * What was asked for.
     *
     * @return the name that is not bound
     */
    public String name() {
        return name;
    }
}
