package io.foundry.benchmarks.stress;

import io.foundry.container.FoundryContainer;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads ask for a singleton: both get the one that was made, with its fields set. */
@JCStressTest
@Outcome(id = "7, 7, 1", expect = Expect.ACCEPTABLE, desc = "Made once, seen whole")
@Outcome(expect = Expect.FORBIDDEN, desc = "Made twice, or seen half-made")
@State
public class SingletonStress {

    private final AtomicInteger made = new AtomicInteger();

    private final FoundryContainer container = new FoundryContainer();

    public SingletonStress() {
        container.update(batch -> batch.singleton("single", () -> {
            made.incrementAndGet();
            return new Service(7);
        }));
    }

    @Actor
    public void one(III_Result result) {
        result.r1 = container.resolve("single", Service.class).number;
    }

    @Actor
    public void other(III_Result result) {
        result.r2 = container.resolve("single", Service.class).number;
    }

    @Arbiter
    public void count(III_Result result) {
        result.r3 = made.get();
    }

    /** Its field is not final, so that it is only safe if the container publishes it safely. */
    private static final class Service {

        private int number;

        private Service(int number) {
            this.number = number;
        }
    }
}
