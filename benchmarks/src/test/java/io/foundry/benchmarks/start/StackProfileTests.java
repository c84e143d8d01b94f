package io.foundry.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackProfileTests {

    private static final String MAIN = "io/foundry/benchmarks/bookshop/BookshopApplication.main";

    private static final String RUN = "org/springframework/boot/SpringApplication.run";

    private static final String BEAN =
            "org/springframework/beans/factory/support/AbstractAutowireCapableBeanFactory.createBean";

    private static final String PERSISTENCE = "org/hibernate/jpa/boot/internal/EntityManagerFactoryBuilderImpl.build";

    private static final String REPOSITORY =
            "org/springframework/data/repository/core/support/RepositoryFactoryBeanSupport.afterPropertiesSet";

    private static final String CONFIGURATIONS =
            "org/springframework/context/annotation/ConfigurationClassPostProcessor.processConfigBeanDefinitions";

    private static final String TOMCAT = "org/apache/catalina/core/StandardContext.startInternal";

    private static final String AUTOPILOT = "io/foundry/spring/lazy/Autopilot.postProcessBeanFactory";

    private static final String LOAD = "org/springframework/boot/loader/net/protocol/jar/JarUrlClassLoader.loadClass";

    private static final String FIND = "java/net/URLClassLoader.findClass";

    private static final String DEFINE = "java/lang/ClassLoader.defineClass1";

    private static final String UNPACK = "java/util/zip/Inflater.inflate";

    private static StackCategory category(String... frames) {
        return StackCategory.of(
                Stream.concat(Stream.of(MAIN, RUN), Arrays.stream(frames)).toList());
    }

    @Test
    void aClassIsLoadedWhoeverNeedsIt() {
        assertThat(category(BEAN, PERSISTENCE, LOAD, FIND)).isEqualTo(StackCategory.LOADING_CLASSES);
        assertThat(category(CONFIGURATIONS, LOAD)).isEqualTo(StackCategory.LOADING_CLASSES);
        assertThat(category(AUTOPILOT, "java/lang/Class.forName0", "SystemDictionary::resolve_or_null"))
                .isEqualTo(StackCategory.LOADING_CLASSES);
    }

    @Test
    void theFrameNearestToTheTopSaysWhatOfLoading() {
        assertThat(category(PERSISTENCE, LOAD, FIND, "jdk/internal/loader/Resource.getBytes", UNPACK, "inflate"))
                .isEqualTo(StackCategory.READING_CLASSES);
        assertThat(category(PERSISTENCE, LOAD, FIND, DEFINE, "KlassFactory::create_from_stream"))
                .isEqualTo(StackCategory.DEFINING_CLASSES);
        assertThat(category(
                        LOAD, FIND, DEFINE, "SystemDictionary::resolve_super_or_fail", LOAD, "java/util/HashMap.get"))
                .isEqualTo(StackCategory.LOADING_CLASSES);
        assertThat(category(PERSISTENCE, "InstanceKlass::initialize_impl", "InstanceKlass::link_class_impl"))
                .isEqualTo(StackCategory.DEFINING_CLASSES);
    }

    @Test
    void whatAStaticInitializerDoesIsNoLoading() {
        assertThat(category(
                        PERSISTENCE, "java/lang/Class.forName0", "org/hibernate/Version.<clinit>", "java/util/Map.of"))
                .isEqualTo(StackCategory.HIBERNATE);
        assertThat(category(PERSISTENCE, "org/hibernate/Version.<clinit>", LOAD))
                .isEqualTo(StackCategory.LOADING_CLASSES);
    }

    @Test
    void anotherResourceOfAJarIsNoClass() {
        assertThat(category(CONFIGURATIONS, "org/springframework/asm/ClassReader.<init>", UNPACK))
                .isEqualTo(StackCategory.CONFIGURATION);
    }

    @Test
    void lambdasAreLinkedWithWhatIsLoadedForThem() {
        assertThat(category(
                        PERSISTENCE,
                        "LinkResolver::resolve_invokedynamic",
                        "java/lang/invoke/MethodHandleNatives.linkCallSite",
                        "java/util/HashMap.get"))
                .isEqualTo(StackCategory.LINKING_LAMBDAS);
        assertThat(category("java/lang/invoke/MethodHandleNatives.linkCallSite", DEFINE))
                .isEqualTo(StackCategory.DEFINING_CLASSES);
    }

    @Test
    void theOutermostSubsystemIsWhatTheWorkIsFor() {
        assertThat(category(BEAN, REPOSITORY, PERSISTENCE)).isEqualTo(StackCategory.SPRING_DATA);
        assertThat(category(BEAN, PERSISTENCE, "org/springframework/core/annotation/MergedAnnotations.from"))
                .isEqualTo(StackCategory.HIBERNATE);
        assertThat(category(CONFIGURATIONS, REPOSITORY)).isEqualTo(StackCategory.CONFIGURATION);
        assertThat(category(BEAN, "org/flywaydb/core/Flyway.migrate")).isEqualTo(StackCategory.FLYWAY);
    }

    @Test
    void aBeanIsNotTheWorkOfWhatNeedsIt() {
        assertThat(category(TOMCAT, BEAN, "java/util/HashMap.get")).isEqualTo(StackCategory.BEANS);
        assertThat(category(TOMCAT, BEAN, REPOSITORY, BEAN, PERSISTENCE)).isEqualTo(StackCategory.HIBERNATE);
        assertThat(category(TOMCAT, "java/util/HashMap.get")).isEqualTo(StackCategory.TOMCAT);
    }

    @Test
    void aProxyOfAConfigurationIsNotReadingIt() {
        assertThat(
                        category(
                                BEAN,
                                "org/springframework/context/annotation/ConfigurationClassEnhancer$BeanMethodInterceptor.intercept"))
                .isEqualTo(StackCategory.BEANS);
    }

    @Test
    void foundryIsWhatItDoesItselfAndNotTheApplicationsBesideIt() {
        assertThat(category(AUTOPILOT, "java/util/HashMap.get")).isEqualTo(StackCategory.FOUNDRY);
        assertThat(category(BEAN, PERSISTENCE, AUTOPILOT)).isEqualTo(StackCategory.FOUNDRY);
        assertThat(category(AUTOPILOT, BEAN, PERSISTENCE)).isEqualTo(StackCategory.HIBERNATE);
        assertThat(category(AUTOPILOT, PERSISTENCE)).isEqualTo(StackCategory.HIBERNATE);
        assertThat(category("java/util/HashMap.get")).isEqualTo(StackCategory.OTHER);
        assertThat(category("org/hibernate/validator/HibernateValidator.createGenericConfiguration"))
                .isEqualTo(StackCategory.OTHER);
        assertThat(category("io/foundry/atlas/AtlasApplication.main")).isEqualTo(StackCategory.OTHER);
    }

    @Test
    void theThreadThatRunsTheApplicationIsCounted(@TempDir Path folder) throws IOException {
        StackProfile profile = StackProfile.read(Files.write(
                folder.resolve("stacks"),
                List.of(
                        "[DestroyJavaVM tid=2];" + MAIN + ";" + RUN + ";" + BEAN + ";" + PERSISTENCE + " 5",
                        "[DestroyJavaVM tid=2];" + MAIN + ";" + RUN + ";" + AUTOPILOT + ";" + LOAD + " 2",
                        "[DestroyJavaVM tid=2];JNI_CreateJavaVM 1",
                        "[C2 CompilerThre tid=3];Foo::bar<1ul, (Kind)2> 11",
                        "[foundry-warm-up tid=4];" + RUN + ";" + PERSISTENCE + " 1")));

        assertThat(profile.byCategory())
                .containsOnly(
                        entry(StackCategory.HIBERNATE, 5L),
                        entry(StackCategory.LOADING_CLASSES, 2L),
                        entry(StackCategory.OTHER, 1L));
        assertThat(profile.ofStartingThread()).isEqualTo(8);
        assertThat(profile.ofAllThreads()).isEqualTo(20);
        assertThat(profile.belowFoundry()).isEqualTo(2);
    }

    @Test
    void aFileWithoutAStartOrOfAnotherKindIsRefused(@TempDir Path folder) throws IOException {
        Path stacks = Files.writeString(folder.resolve("stacks"), "[main tid=2];JNI_CreateJavaVM 1\n");
        assertThatThrownBy(() -> StackProfile.read(stacks))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("stacks: no sample of a thread that starts");
        Files.writeString(stacks, "JNI_CreateJavaVM 1\n");
        assertThatThrownBy(() -> StackProfile.read(stacks))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("JNI_CreateJavaVM 1");
        Files.writeString(stacks, "[main tid=2];JNI_CreateJavaVM many\n");
        assertThatThrownBy(() -> StackProfile.read(stacks))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("stacks: ");
    }

    @Test
    void eachApplicationAndJavaIsATableWithTheSubjectsAsColumns() {
        Jdk jdk = new Jdk(Path.of("java"), Runtime.Version.parse("17.0.19+10"));
        Subject plain = new Subject(App.BOOKSHOP, jdk, Layout.JAR, Variant.PLAIN);
        Map<StackCategory, Long> counts = Map.of(StackCategory.HIBERNATE, 150L, StackCategory.FOUNDRY, 50L);
        Map<Subject, Optional<StackProfile>> profiles =
                Map.of(plain, Optional.of(new StackProfile(counts, 200, 400, 60)));

        assertThat(new ProfileTable(profiles).markdown())
                .startsWith("| bookshop, JDK 17.0.19+10 | jar, plain |\n|---|---:|\n")
                .contains(
                        "| Hibernate and JPA | 75.0 % |",
                        "| Foundry itself | 25.0 % |",
                        "| Tomcat | 0.0 % |",
                        "with Foundry on the stack* | 30.0 % |",
                        "*samples of the starting thread* | 200 |",
                        "*their share of those of all threads, the shutdown's too* | 50.0 % |");
        assertThat(new ProfileTable(Map.of(plain, Optional.empty())).markdown())
                .contains("| Hibernate and JPA | not measured |", "*samples of the starting thread* | not measured |")
                .doesNotContain("%");
    }

    @Test
    void everyCategoryHasARowOfItsOwn() {
        assertThat(Arrays.stream(StackCategory.values())
                        .map(StackCategory::title)
                        .collect(Collectors.toSet()))
                .hasSameSizeAs(StackCategory.values());
    }
}
