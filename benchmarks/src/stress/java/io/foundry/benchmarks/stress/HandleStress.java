package io.foundry.benchmarks.stress;

import io.foundry.container.FoundryContainer;
import io.foundry.container.ServiceHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A service is bound again while a handle has it: whoever has found the new one by its name gets it from the handle too,
 * and in the end so does everybody.
 */
@JCStressTest
@Outcome(
        id = {"0, 0, 1", "0, 1, 1", "1, 1, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "Old, then new")
@Outcome(expect = Expect.FORBIDDEN, desc = "New, then old; or old for ever")
@State
public class HandleStress {

    private final FoundryContainer container = new FoundryContainer();

    private final ServiceHandle<Integer> handle = container.handle("a", Integer.class);

    public HandleStress() {
        container.update(batch -> batch.instance("a", 0));
        handle.get();
    }

    @Actor
    public void write() {
        container.update(batch -> batch.instance("a", 1));
    }

    @Actor
    public void read(III_Result result) {
        result.r1 = container.resolve("a", Integer.class);
        result.r2 = handle.get();
    }

    @Arbiter
    public void end(III_Result result) {
        result.r3 = handle.get();
    }
}
