package io.foundry.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandDispatcherTests {

    private final List<String> log = new ArrayList<>();

    private static CommandSpec migrate() {
        return CommandSpec.named("migrate:run")
                .alias("mr")
                .argument(new ArgumentSpec("tables", ArgumentSpec.Arity.REPEATED, ""))
                .flag("force", "")
                .valueOption("step", "")
                .build();
    }

    private CommandRegistry.Builder registry() {
        return CommandRegistry.builder().register(migrate(), input -> {
            StringBuilder seen = new StringBuilder();
            for (int i = 0; i < input.argumentCount(); i++) {
                seen.append(input.argument(i)).append(' ');
            }
            log.add(seen.toString() + input.hasFlag("force") + " " + input.option("step"));
            return 7;
        });
    }

    private CommandMiddleware named(String name) {
        return new CommandMiddleware() {
            @Override
            public void before(CommandSpec command, Input input) {
                log.add(name + " before " + command);
            }

            @Override
            public void after(CommandSpec command, Input input, int exitCode) {
                log.add(name + " after " + exitCode);
            }

            @Override
            public void failed(CommandSpec command, Input input, Throwable failure) {
                log.add(name + " failed " + failure.getMessage());
            }
        };
    }

    @Test
    void runsWhatTheInputNames() throws Exception {
        CommandDispatcher dispatcher = registry().build().newDispatcher();
        byte[] utf8 = "mr users --force --step 3 'größe x'".getBytes(UTF_8);

        assertThat(dispatcher.dispatch("migrate:run", "users", "--force", "--step=3", "2024"))
                .isEqualTo(7);
        assertThat(dispatcher.dispatchLine("migrate:run --step 4")).isEqualTo(7);
        assertThat(dispatcher.dispatchUtf8(utf8, 0, utf8.length)).isEqualTo(7);
        assertThat(registry().build().run("mr", "a")).isEqualTo(7);

        assertThat(log).containsExactly("users 2024 true 3", "false 4", "users größe x true 3", "a false null");
    }

    @Test
    void optionsMayStandBeforeTheName() throws Exception {
        CommandDispatcher dispatcher = registry().build().newDispatcher();

        dispatcher.dispatch("--force", "--step=3", "migrate:run", "users");
        dispatcher.dispatchLine("--force --step=3 migrate:run users");
        dispatcher.dispatchLine("'migrate:run' users");

        assertThat(log).containsExactly("users true 3", "users true 3", "users false null");
    }

    @Test
    void anOptionBeforeTheNameCannotSwallowIt() {
        CommandDispatcher dispatcher = registry().build().newDispatcher();

        assertThatThrownBy(() -> dispatcher.dispatch("--step", "migrate:run", "users"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("At char 1 of the input: before the command's name, a value is given as --name=value");
        assertThatThrownBy(() -> dispatcher.dispatchLine("--step migrate:run"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void answersUnknownNamesWithNearOnes() {
        CommandDispatcher dispatcher = registry().build().newDispatcher();

        assertThatThrownBy(() -> dispatcher.dispatch("migrate:rnu"))
                .isInstanceOfSatisfying(UnknownCommandException.class, e -> {
                    assertThat(e.name()).isEqualTo("migrate:rnu");
                    assertThat(e.nearest()).containsExactly("migrate:run");
                })
                .hasMessage("No command is named 'migrate:rnu'; did you mean 'migrate:run'? (2 names are known)");
        assertThatThrownBy(dispatcher::dispatch)
                .isInstanceOf(UnknownCommandException.class)
                .hasMessage("No command was given; 2 names are known");
        assertThatThrownBy(() -> dispatcher.dispatchLine(" --force")).isInstanceOf(UnknownCommandException.class);
        assertThatThrownBy(() -> dispatcher.dispatch("MIGRATE:RUN")).isInstanceOf(UnknownCommandException.class);
    }

    @Test
    void ignoresCaseWhereAsked() throws Exception {
        CommandDispatcher dispatcher = registry().ignoreCase().build().newDispatcher();

        assertThat(dispatcher.dispatch("MIGRATE:Run", "--force")).isEqualTo(7);
        assertThat(dispatcher.dispatchLine("Mr")).isEqualTo(7);
    }

    @Test
    void lenientCommandsTakeAnything() throws Exception {
        CommandDispatcher dispatcher = CommandRegistry.builder()
                .register(CommandSpec.named("any").lenient().build(), Input::argumentCount)
                .build()
                .newDispatcher();

        assertThat(dispatcher.dispatch("any", "a", "--b", "-c=d", "e")).isEqualTo(2);
    }

    @Test
    void middlewareSurroundsTheCommand() throws Exception {
        CommandDispatcher dispatcher = registry()
                .middleware(named("outer"))
                .middleware(named("inner"))
                .build()
                .newDispatcher();

        assertThat(dispatcher.dispatch("mr")).isEqualTo(7);

        assertThat(log)
                .containsExactly(
                        "outer before migrate:run",
                        "inner before migrate:run",
                        "false null",
                        "inner after 7",
                        "outer after 7");
    }

    @Test
    void failuresReachMiddlewareAndCallerUnchanged() {
        IOException failure = new IOException("no disk");
        CommandDispatcher dispatcher = CommandRegistry.builder()
                .register(CommandSpec.named("fail").build(), input -> {
                    throw failure;
                })
                .middleware(named("outer"))
                .middleware(named("inner"))
                .build()
                .newDispatcher();

        assertThatThrownBy(() -> dispatcher.dispatch("fail")).isSameAs(failure);

        assertThat(log)
                .containsExactly(
                        "outer before fail", "inner before fail", "inner failed no disk", "outer failed no disk");
    }

    @Test
    void middlewareThatRefusesKeepsTheCommandFromRunning() {
        CommandMiddleware refusing = new CommandMiddleware() {
            @Override
            public void before(CommandSpec command, Input input) {
                throw new IllegalStateException("refused");
            }

            @Override
            public void failed(CommandSpec command, Input input, Throwable failure) {
                log.add("must not be called: was not entered");
            }
        };
        CommandDispatcher dispatcher = registry()
                .middleware(named("outer"))
                .middleware(refusing)
                .build()
                .newDispatcher();

        assertThatThrownBy(() -> dispatcher.dispatch("mr")).hasMessage("refused");

        assertThat(log).containsExactly("outer before migrate:run", "outer failed refused");
    }

    @Test
    void aCommandCannotReuseTheDispatcherThatRunsIt() throws Exception {
        CommandDispatcher[] own = new CommandDispatcher[1];
        CommandRegistry registry = registry()
                .register(CommandSpec.named("again").build(), input -> own[0].dispatch("mr"))
                .build();
        own[0] = registry.newDispatcher();

        assertThatThrownBy(() -> own[0].dispatch("again"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This dispatcher is running a command; another one needs a dispatcher of its own");
        assertThat(own[0].dispatch("mr")).as("usable again").isEqualTo(7);
    }
}
