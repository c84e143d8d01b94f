package io.foundry.measure;

import java.util.SplittableRandom;

/**
 * A clock that goes on only when simulated work is done, on a machine with the vices of a real one: its speed wanders,
 * other work interrupts with heavy-tailed pauses, and the first block after the probe's own bookkeeping finds cold
 * caches. One thread at a time.
 */
final class SimulatedMachine implements Ticker {

    private static final long SPEED_LASTS_NANOS = 500_000;

    private final SplittableRandom random;
    private final double noise;

    private double now = 1e9;
    private double nextSpeed;
    private double nextPause;
    private double wander;
    private double speed = 1;
    private int idleReadings;
    private boolean cold;

    /** @param noise 0 for a perfect machine, 1 for a busy one */
    SimulatedMachine(long seed, double noise) {
        this.random = new SplittableRandom(seed);
        this.noise = noise;
        this.nextPause = now + pauseDistance();
    }

    @Override
    public long nanos() {
        idleReadings++;
        return (long) now;
    }

    /** Work that takes so long on an undisturbed machine. */
    void work(double nanos) {
        if (idleReadings > 0) {
            // Two readings lie between the blocks of a pair, more between pairs.
            cold = idleReadings > 2;
            idleReadings = 0;
        }
        if (now >= nextSpeed) {
            nextSpeed = now + SPEED_LASTS_NANOS;
            wander = 0.97 * wander + 0.03 * random.nextGaussian();
            speed = Math.exp(noise * wander);
        }
        now += nanos * speed * (cold ? 1 + 0.1 * noise : 1);
        if (noise > 0 && now >= nextPause) {
            now += 200_000 / Math.pow(1 - random.nextDouble(), 0.8);
            nextPause = now + pauseDistance();
        }
    }

    private double pauseDistance() {
        return -2_000_000 / Math.max(noise, 1e-9) * Math.log(1 - random.nextDouble());
    }
}
