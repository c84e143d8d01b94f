package io.foundry.measure;

/** The loop over code that returns an object. */
final class ObjectOperation extends Operation {

    private final ObjectBody body;

    ObjectOperation(String name, int unitsPerCall, ObjectBody body) {
        super(name, unitsPerCall);
        this.body = body;
    }

    @Override
    public Operation unitsPerCall(int units) {
        return new ObjectOperation(name(), units, body);
    }

    @Override
    void call(int times) throws Exception {
        loop(body, times);
    }

    @Override
    void prime() throws Exception {
        Decoys.alternate(
                n -> loop(() -> (Decoys.state++ & 1) == 0 ? "a" : "b", n),
                n -> loop(() -> (Decoys.state++ & 2) == 0 ? "c" : "d", n),
                n -> loop(() -> (Decoys.state++ & 4) == 0 ? "e" : "f", n),
                n -> loop(() -> (Decoys.state++ & 8) == 0 ? "g" : "h", n));
    }

    private static void loop(ObjectBody body, int times) throws Exception {
        Object nobodyReturnsThis = Sink.nobodyReturnsThis;
        long matches = 0;
        for (int i = 0; i < times; i++) {
            matches += body.run() == nobodyReturnsThis ? 1 : 0;
        }
        Sink.consume(matches);
    }
}
