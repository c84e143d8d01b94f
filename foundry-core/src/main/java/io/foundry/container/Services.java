package io.foundry.container;

/**
 * Services as one consumer sees them: a container, or what a container gives to a supplier so that the bindings made for
 * that service alone are honoured ({@link Registrations#contextual(String, String, String)}).
 *
 * <p>Valid as long as its container; thread-safe. No argument and no result is null. A name or a type that nothing is
 * bound to is an {@link UnknownServiceException}, services that need each other to be made are a
 * {@link CircularServiceException}, and what a supplier throws reaches the caller unchanged. After the container was
 * closed all of it is a {@link ContainerClosedException}.
 */
public interface Services {

    /**
     * Finds a service, creating it where that is how it is bound.
     *
     * @param name its name or an alias
     * @return the service
     */
    Object resolve(String name);

    /**
     * Finds a service of a type by its name.
     *
     * @param name its name or an alias
     * @param type what it must be
     * @return the service
     * @throws ClassCastException if the service is something else
     */
    <T> T resolve(String name, Class<T> type);

    /**
     * Finds the only service of a type, or the primary one. What counts are the types that services were bound with:
     * nothing is created to find out what it is.
     *
     * @param type its class, a class that it extends or an interface that it implements
     * @return the service
     * @throws AmbiguousServiceException if it could be several
     */
    <T> T resolve(Class<T> type);

    /**
     * Makes a service that takes a parameter.
     *
     * @param name its name or an alias
     * @param parameter of the type that the factory was registered with
     * @return a service that belongs to the caller
     * @throws IllegalArgumentException if the factory takes another type
     * @throws IllegalStateException if the service takes no parameter
     */
    Object create(String name, Object parameter);

    /**
     * Tells whether a name can be resolved, without creating anything.
     *
     * @param name a name or an alias
     * @return whether something is bound to it
     */
    boolean has(String name);
}
