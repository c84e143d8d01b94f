package io.foundry.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceContextsTests {

    private final FoundryContainer container = new FoundryContainer();

    @Test
    void oneServiceGetsAnotherImplementationThanTheRest() {
        container.update(batch -> batch.instance("mailer.fast", "fast")
                .instance("mailer.bulk", "bulk")
                .alias("mailer", "mailer.fast")
                .singleton("reports", String.class, services -> "reports by " + services.resolve("mailer"))
                .singleton("alerts", String.class, services -> "alerts by " + services.resolve("mailer"))
                .contextual("reports", "mailer", "mailer.bulk"));

        assertThat(container.resolve("reports")).isEqualTo("reports by bulk");
        assertThat(container.resolve("alerts")).isEqualTo("alerts by fast");
        assertThat(container.resolve("mailer")).isEqualTo("fast");
        assertThat(container.stats().contexts()).isEqualTo(1);
    }

    @Test
    void aliasesOfEitherSideAreFollowed() {
        container.update(batch -> batch.instance("fast", "fast")
                .instance("bulk", "bulk")
                .alias("mailer", "fast")
                .alias("post", "mailer")
                .instance("reports", "r")
                .alias("rep", "reports")
                .contextual("rep", "post", "bulk"));

        assertThat(container.servicesOf("reports").resolve("fast")).isEqualTo("bulk");
        assertThat(container.servicesOf("rep").resolve("mailer", String.class)).isEqualTo("bulk");
        assertThat(container.servicesOf("fast").resolve("mailer")).isEqualTo("fast");
    }

    @Test
    void whatIsNeededNeedNotBeBoundOtherwise() {
        container.update(batch -> batch.instance("bulk", "bulk")
                .factory("sum", Integer.class, i -> i + 1)
                .contextual("reports", "transport", "bulk")
                .contextual("reports", "plus", "sum")
                .contextual("reports", CharSequence.class, "bulk")
                .instance("other", "other"));
        Services reports = container.servicesOf("reports");

        assertThat(reports.has("transport")).isTrue();
        assertThat(container.has("transport")).isFalse();
        assertThat(reports.resolve("transport")).isEqualTo("bulk");
        assertThat(reports.resolve(CharSequence.class)).isEqualTo("bulk");
        assertThat(reports.create("plus", 1)).isEqualTo(2);
        assertThat(reports.resolve("other")).isEqualTo("other");
    }

    @Test
    void laterBatchChangesWhatIsGiven() {
        container.update(batch -> batch.instance("a", 1).instance("b", 2).contextual("c", "x", "a"));
        Services seen = container.servicesOf("c");
        assertThat(seen.resolve("x")).isEqualTo(1);

        container.update(batch -> batch.contextual("c", "x", "b"));
        assertThat(seen.resolve("x")).isEqualTo(2);

        container.update(batch -> batch.remove("b"));
        assertThat(seen.has("x")).isFalse();
    }
}
