package io.foundry.measure;

/** The loop over code that returns nothing. */
final class VoidOperation extends Operation {

    private final VoidBody body;

    VoidOperation(String name, int unitsPerCall, VoidBody body) {
        super(name, unitsPerCall);
        this.body = body;
    }

    @Override
    public Operation unitsPerCall(int units) {
        return new VoidOperation(name(), units, body);
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

    private static void loop(VoidBody body, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            body.run();
        }
    }
}
