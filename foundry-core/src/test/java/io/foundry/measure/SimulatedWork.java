package io.foundry.measure;

/** Code that takes a known time on a {@link SimulatedMachine}, and five times that until it has been "compiled". */
final class SimulatedWork implements Operation.LongBody {

    private final SimulatedMachine machine;
    private final double nanos;
    private final int coldCalls;

    int calls;

    SimulatedWork(SimulatedMachine machine, double nanos, int coldCalls) {
        this.machine = machine;
        this.nanos = nanos;
        this.coldCalls = coldCalls;
    }

    @Override
    public long run() {
        machine.work(calls++ < coldCalls ? 5 * nanos : nanos);
        return calls;
    }
}
