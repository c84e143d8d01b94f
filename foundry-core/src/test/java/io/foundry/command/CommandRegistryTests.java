package io.foundry.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foundry.identifier.IdentifierView;
import org.junit.jupiter.api.Test;

class CommandRegistryTests {

    private static CommandSpec spec(String name, String... aliases) {
        CommandSpec.Builder spec = CommandSpec.named(name).description("does " + name);
        for (String alias : aliases) {
            spec.alias(alias);
        }
        return spec.build();
    }

    private final CommandRegistry registry = CommandRegistry.builder()
            .register(spec("queue:list", "ql"), input -> 1)
            .register(spec("migrate:run", "mr", "migrate"), input -> 2)
            .build();

    @Test
    void findsByNameAndAliasInEachForm() {
        RegisteredCommand run = registry.find("migrate:run");

        assertThat(run).isNotNull();
        assertThat(registry.find("mr")).isSameAs(run);
        assertThat(registry.find(new IdentifierView().wrap("x migrate y", 2, 9)))
                .isSameAs(run);
        assertThat(registry.find("migrate:ru")).isNull();
        assertThat(run.spec().aliases()).containsExactly("mr", "migrate");
        assertThat(run.spec()).hasToString("migrate:run");
    }

    @Test
    void listsDeclarationsByName() {
        assertThat(registry.specs()).extracting(CommandSpec::name).containsExactly("migrate:run", "queue:list");
        assertThat(registry.specs().get(1).description()).isEqualTo("does queue:list");
    }

    @Test
    void suggestsNearNames() {
        assertThat(registry.nearest("migrate:rnu")).containsExactly("migrate:run");
        assertThat(registry.nearest("queue")).containsExactly("queue:list");
        assertThat(registry.nearest("something:else")).isEmpty();
        assertThat(registry.nearest("")).isEmpty();
        assertThat(registry.nearest("m".repeat(1000))).isEmpty();
    }

    @Test
    void refusesNamesThatAreTaken() {
        CommandRegistry.Builder builder = CommandRegistry.builder().register(spec("a", "b"), input -> 0);

        assertThatThrownBy(() -> builder.register(spec("c", "b"), input -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The name 'b' is wanted by the commands a and c");
    }

    @Test
    void refusesArgumentsThatCouldNotBeFilled() {
        ArgumentSpec required = new ArgumentSpec("r", ArgumentSpec.Arity.REQUIRED, "");
        ArgumentSpec repeated = new ArgumentSpec("m", ArgumentSpec.Arity.REPEATED, "");

        assertThatThrownBy(() -> CommandSpec.named("a").argument(repeated).argument(required))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CommandSpec.named("a").argument(repeated).argument(repeated))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void editDistanceCountsASwapOnce() {
        assertThat(CommandNames.distance("abc", "acb")).isEqualTo(1);
        assertThat(CommandNames.distance("abc", "abc")).isZero();
        assertThat(CommandNames.distance("abc", "")).isEqualTo(3);
        assertThat(CommandNames.distance("kitten", "sitting")).isEqualTo(3);
    }
}
