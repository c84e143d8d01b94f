package io.foundry.container;

/** A container as one of its services sees it, with the bindings made for that one before all others. */
final class ServicesOfConsumer implements Services {

    private final FoundryContainer container;

    private final String consumer;

    ServicesOfConsumer(FoundryContainer container, String consumer) {
        this.container = container;
        this.consumer = consumer;
    }

    @Override
    public Object resolve(String name) {
        return container.resolve(given(name));
    }

    @Override
    public <T> T resolve(String name, Class<T> type) {
        return container.resolve(given(name), type);
    }

    @Override
    public <T> T resolve(Class<T> type) {
        Binding given = container.given(consumer, type);
        return given != null ? container.resolve(given.name, type) : container.resolve(type);
    }

    @Override
    public Object create(String name, Object parameter) {
        return container.create(given(name), parameter);
    }

    @Override
    public boolean has(String name) {
        return container.has(given(name));
    }

    private String given(String name) {
        Binding given = container.given(consumer, name);
        return given != null ? given.name : name;
    }
}
