package io.foundry.spring.command.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.command.CommandRegistry;
import io.foundry.command.CommandSpec;
import io.foundry.command.Input;
import io.foundry.spring.command.CommandsFeature;
import io.foundry.spring.command.DeclaredCommand;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class FoundryCommandsAutoConfigurationTests {

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(FoundryCommandsAutoConfiguration.class));

    @Test
    void beansThatDeclareThemselvesCanBeRunByNameAndAlias() {
        contexts.withUserConfiguration(Commands.class).run(context -> {
            CommandRegistry registry = context.getBean(CommandRegistry.class);
            assertThat(registry.run("migrate:run", "--step=3")).isEqualTo(3);
            assertThat(registry.run("migrate", "--step=4")).isEqualTo(4);
        });
    }

    @Test
    void runsAreCountedAndShown() {
        contexts.withUserConfiguration(Commands.class).run(context -> {
            context.getBean(CommandRegistry.class).run("migrate:run", "--step=3");
            CommandsFeature feature = context.getBean(CommandsFeature.class);
            assertThat(feature.figures()).containsEntry("commands", 1);
            assertThat(command(feature, "migrate:run"))
                    .containsEntry("description", "Migrates the database")
                    .containsEntry("runs", 1L)
                    .containsEntry("failures", 0L)
                    .doesNotContainKey("p99Nanos");
        });
    }

    @Test
    void latenciesAreKeptOnRequest() {
        contexts.withUserConfiguration(Commands.class)
                .withPropertyValues("foundry.commands.metrics=latencies")
                .run(context -> {
                    context.getBean(CommandRegistry.class).run("migrate:run", "--step=3");
                    assertThat((Long) command(context.getBean(CommandsFeature.class), "migrate:run")
                                    .get("p99Nanos"))
                            .isPositive();
                });
    }

    @Test
    void anotherCaseIsAcceptedOnRequest() {
        contexts.withUserConfiguration(Commands.class)
                .withPropertyValues("foundry.commands.ignore-case=true")
                .run(context -> assertThat(
                                context.getBean(CommandRegistry.class).run("Migrate:RUN", "--step=1"))
                        .isEqualTo(1));
    }

    @Test
    void absentWithoutCommands() {
        contexts.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(CommandRegistry.class)
                .doesNotHaveBean(CommandsFeature.class));
    }

    @Test
    void switchedOffByItsOwnOrByFoundrysSwitch() {
        for (String property : new String[] {"foundry.commands.enabled=false", "foundry.enabled=false"}) {
            contexts.withUserConfiguration(Commands.class)
                    .withPropertyValues(property)
                    .run(context -> assertThat(context)
                            .doesNotHaveBean(CommandRegistry.class)
                            .doesNotHaveBean(CommandsFeature.class));
        }
    }

    @Test
    void backsOffForAUsersOwnRegistry() {
        CommandRegistry own = CommandRegistry.builder().build();
        contexts.withUserConfiguration(Commands.class)
                .withBean("own", CommandRegistry.class, () -> own)
                .run(context ->
                        assertThat(context).getBean(CommandRegistry.class).isSameAs(own));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> command(CommandsFeature feature, String name) {
        return ((Map<String, Map<String, Object>>) feature.details().get("byName")).get(name);
    }

    @Configuration(proxyBeanMethods = false)
    static class Commands {

        @Bean
        DeclaredCommand migrate() {
            return new DeclaredCommand() {
                @Override
                public CommandSpec spec() {
                    return CommandSpec.named("migrate:run")
                            .alias("migrate")
                            .description("Migrates the database")
                            .valueOption("step", "How many steps")
                            .build();
                }

                @Override
                public int execute(Input input) {
                    return input.intOption("step");
                }
            };
        }
    }
}
