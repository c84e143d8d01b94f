package io.foundry.measure;

/** The loop over code that returns a number. */
final class LongOperation extends Operation {

    private final LongBody body;

    LongOperation(String name, int unitsPerCall, LongBody body) {
        super(name, unitsPerCall);
        this.body = body;
    }

    @Override
    public Operation unitsPerCall(int units) {
        return new LongOperation(name(), units, body);
    }

    @Override
    void call(int times) throws Exception {
        loop(body, times);
    }

    @Override
    void prime() throws Exception {
        Decoys.alternate(
                n -> loop(() -> Decoys.state++, n),
                n -> loop(() -> Decoys.state ^= 3, n),
                n -> loop(() -> Decoys.state += 5, n),
                n -> loop(() -> Decoys.state ^= 7, n));
    }

    private static void loop(LongBody body, int times) throws Exception {
        long mixed = 0;
        for (int i = 0; i < times; i++) {
            mixed ^= body.run();
        }
        Sink.consume(mixed);
    }
}
