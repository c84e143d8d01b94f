package io.foundry.benchmarks.stress;

import io.foundry.container.FoundryContainer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A batch sets two services; whoever has seen the first one new sees the second one new. */
@JCStressTest
@Outcome(
        id = {"0, 0", "0, 1", "1, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "Before, in between the reads, or after")
@Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "Half a batch")
@State
public class SnapshotStress {

    private final FoundryContainer container = new FoundryContainer();

    public SnapshotStress() {
        container.update(batch -> batch.instance("a", 0).instance("b", 0));
    }

    @Actor
    public void write() {
        container.update(batch -> batch.instance("b", 1).instance("a", 1));
    }

    @Actor
    public void read(II_Result result) {
        result.r1 = container.resolve("a", Integer.class);
        result.r2 = container.resolve("b", Integer.class);
    }
}
