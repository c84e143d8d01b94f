package io.foundry.spring.container.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foundry.container.FoundryContainer;
import io.foundry.container.Tag;
import io.foundry.container.UnknownServiceException;
import io.foundry.spring.container.ContainerMirror;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.support.GenericApplicationContext;

class FoundryContainerAutoConfigurationTests {

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(FoundryContainerAutoConfiguration.class));

    @Test
    void beansAreFoundByNameAliasAndTag() {
        contexts.withUserConfiguration(Services.class).run(context -> {
            FoundryContainer container = context.getBean(FoundryContainer.class);
            Object mailer = context.getBean("mailer");
            assertThat(container.resolve("mailer")).isSameAs(mailer);
            assertThat(container.resolve("post")).isSameAs(mailer);
            assertThat(container.tagged("channels")).containsExactly(mailer, context.getBean("texter"));
            assertThat(container.tagged("paid")).containsExactly(context.getBean("texter"));
            assertThat(container.keys()).contains("mailer", "texter", "foundryContainer");
        });
    }

    @Test
    void mirroringCreatesNoBean() {
        contexts.withUserConfiguration(Sleepers.class).run(context -> {
            assertThat(Sleepers.CREATED).hasValue(0);
            FoundryContainer container = context.getBean(FoundryContainer.class);
            assertThat(container.has("sleeper")).isTrue();
            assertThat(container.has("madeByFactory")).isTrue();
            assertThat(Sleepers.CREATED).hasValue(0);
            assertThat(container.resolve("sleeper")).isSameAs(context.getBean("sleeper"));
            assertThat(Sleepers.CREATED).hasValue(1);
        });
    }

    @Test
    void prototypesAreCreatedForEachResolve() {
        contexts.withUserConfiguration(Services.class).run(context -> {
            FoundryContainer container = context.getBean(FoundryContainer.class);
            assertThat(container.resolve("job")).isNotSameAs(container.resolve("job"));
        });
    }

    @Test
    void aBeanThatIsRegisteredLaterIsSeen() {
        contexts.run(context -> {
            FoundryContainer container = context.getBean(FoundryContainer.class);
            assertThat(container.has("late")).isFalse();
            ((GenericApplicationContext) context.getSourceApplicationContext())
                    .registerBean("late", StringBuilder.class, () -> new StringBuilder("here"));
            assertThat(container.resolve("late")).hasToString("here");
        });
    }

    @Test
    void beansOfTheParentContextAreSeen() {
        contexts.withUserConfiguration(Services.class)
                .run(parent -> contexts.withParent(parent)
                        .run(context -> assertThat(
                                        context.getBean(FoundryContainer.class).resolve("mailer"))
                                .isSameAs(parent.getBean("mailer"))));
    }

    @Test
    void anUnknownNameIsAnErrorThatNamesIt() {
        contexts.run(context -> assertThatThrownBy(
                        () -> context.getBean(FoundryContainer.class).resolve("nobody"))
                .isInstanceOf(UnknownServiceException.class)
                .hasMessageContaining("'nobody'"));
    }

    @Test
    void aBlankTagFailsTheStartAndNamesTheBean() {
        contexts.withUserConfiguration(BlankTag.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContaining("Bean 'nameless'")
                        .hasMessageContaining("@Tag"));
    }

    @Test
    void figuresCountWhatWasMirrored() {
        contexts.withUserConfiguration(Services.class).run(context -> {
            ContainerMirror mirror = context.getBean(ContainerMirror.class);
            FoundryContainer container = context.getBean(FoundryContainer.class);
            assertThat(mirror.figures())
                    .containsEntry("services", container.keys().size())
                    .containsEntry("aliases", 1)
                    .containsEntry("tags", 2);
            assertThat((Long) mirror.figures().get("mirroredInMicros")).isPositive();
        });
    }

    @Test
    void switchedOffByItsOwnOrByFoundrysSwitch() {
        for (String property : new String[] {"foundry.container.enabled=false", "foundry.enabled=false"}) {
            contexts.withPropertyValues(property)
                    .run(context -> assertThat(context)
                            .hasNotFailed()
                            .doesNotHaveBean(FoundryContainer.class)
                            .doesNotHaveBean(ContainerMirror.class));
        }
    }

    @Test
    void aUsersOwnContainerIsLeftAsItIs() {
        FoundryContainer own = new FoundryContainer();
        contexts.withBean("own", FoundryContainer.class, () -> own).run(context -> {
            assertThat(context).getBean(FoundryContainer.class).isSameAs(own);
            assertThat(context).doesNotHaveBean(ContainerMirror.class);
            assertThat(own.keys()).isEmpty();
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Services {

        @Bean({"mailer", "post"})
        @Tag("channels")
        StringBuilder mailer() {
            return new StringBuilder("mail");
        }

        @Bean
        Texter texter() {
            return new Texter();
        }

        @Bean
        @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
        StringBuilder job() {
            return new StringBuilder("job");
        }
    }

    @Tag({"channels", "paid"})
    static class Texter {}

    @Configuration(proxyBeanMethods = false)
    static class Sleepers {

        static final AtomicInteger CREATED = new AtomicInteger();

        Sleepers() {
            CREATED.set(0);
        }

        @Bean
        @Lazy
        @Tag("sleepers")
        StringBuilder sleeper() {
            CREATED.incrementAndGet();
            return new StringBuilder();
        }

        @Bean
        @Lazy
        FactoryBean<String> madeByFactory() {
            CREATED.incrementAndGet();
            return new FactoryBean<>() {
                @Override
                public String getObject() {
                    CREATED.incrementAndGet();
                    return "made";
                }

                @Override
                public Class<?> getObjectType() {
                    return String.class;
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class BlankTag {

        @Bean
        @Tag(" ")
        StringBuilder nameless() {
            return new StringBuilder();
        }
    }
}
