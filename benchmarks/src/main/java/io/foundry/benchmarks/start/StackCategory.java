package io.foundry.benchmarks.start;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a starting application was doing, by the stack of its starting thread.
 *
 * <p>Each stack is of one category. Whatever loads, links or defines a class is that, whoever needed the class: the frame
 * nearest to the top decides, and nothing outside of a static initializer, because what that does is no class loading.
 * Else only the frames from the innermost bean in creation on count, as a bean that another one needs is not that one's
 * work. If the innermost of them that is a subsystem's is Foundry's, the stack is Foundry's; else it is the outermost
 * subsystem's, as that is what the work is for. What is left is of the bean factory and of beans that are no subsystem's,
 * or of neither.
 */
enum StackCategory {
    READING_CLASSES("classes: finding and unpacking their bytes"),
    DEFINING_CLASSES("classes: parsing, verifying and linking, in the JVM"),
    LOADING_CLASSES("classes: the rest of loading"),
    LINKING_LAMBDAS("lambdas, method handles and joined strings: linking"),
    CONFIGURATION("reading configurations and annotations"),
    HIBERNATE("Hibernate and JPA"),
    SPRING_DATA("Spring Data"),
    TOMCAT("Tomcat"),
    FLYWAY("Flyway"),
    FOUNDRY("Foundry itself"),
    BEANS("Spring's bean factory and other beans"),
    OTHER("the rest: JVM, environment, logging, …");

    private static final String BEAN_IN_CREATION =
            "org/springframework/beans/factory/support/AbstractAutowireCapableBeanFactory.createBean";

    private static final String BEAN_FACTORY = "org/springframework/beans/";

    private static final String STATIC_INITIALIZER = ".<clinit>";

    private static final List<String> READING = List.of(
            "java/util/jar/",
            "java/util/zip/",
            "jdk/internal/jimage/",
            "jdk/internal/loader/Resource",
            "jdk/internal/loader/URLClassPath",
            "org/springframework/boot/loader/jar/",
            "org/springframework/boot/loader/net/",
            "org/springframework/boot/loader/nio/",
            "org/springframework/boot/loader/zip/",
            "ClassPathImageEntry::",
            "ClassPathZipEntry::");

    /** In the JVM these are reached from method calls that meet their class for the first time, too. */
    private static final List<String> DEFINING = List.of(
            "java/lang/ClassLoader.defineClass",
            "java/lang/invoke/MethodHandles$Lookup$ClassDefiner.",
            "ClassFileParser::",
            "InstanceKlass::link_class",
            "InterpreterRuntime::resolve_",
            "KlassFactory::",
            "LinkResolver::",
            "Rewriter::",
            "SystemDictionary::define_",
            "SystemDictionary::resolve_class_from_stream",
            "SystemDictionary::resolve_from_stream",
            "SystemDictionary::resolve_hidden_class_from_stream",
            "Verifier::");

    private static final List<String> LAMBDAS = List.of(
            "java/lang/invoke/MethodHandleNatives.link",
            "BootstrapInfo::",
            "InterpreterRuntime::resolve_invokedynamic",
            "LinkResolver::resolve_dynamic_call",
            "LinkResolver::resolve_invokedynamic",
            "SystemDictionary::find_method_handle",
            "SystemDictionary::invoke_bootstrap_method",
            "SystemDictionary::link_method_handle");

    private static final List<String> LOADING = List.of(
            "java/lang/Class.forName",
            "java/net/URLClassLoader.defineClass",
            "java/security/SecureClassLoader.defineClass",
            "ClassLoader::",
            "ConstantPool::klass_",
            "SystemDictionary::",
            "SystemDictionaryShared::");

    private static final List<String> LOADERS_METHODS =
            List.of("ClassLoader.findClass", "ClassLoader.loadClass", "ClassLoader.findLoadedClass");

    /** Under a subsystem's prefix, but not of it. */
    private static final List<String> OTHERS =
            List.of("io/foundry/atlas/", "io/foundry/benchmarks/", "org/hibernate/validator/");

    private static final Map<StackCategory, List<String>> SUBSYSTEMS = Map.of(
            CONFIGURATION,
            // Not all of context/annotation: the proxies of configurations are there too, around what they make.
            List.of(
                    "org/springframework/asm/",
                    "org/springframework/context/annotation/AnnotatedBeanDefinitionReader.",
                    "org/springframework/context/annotation/ConfigurationClassPostProcessor.",
                    "org/springframework/core/annotation/",
                    "org/springframework/core/type/"),
            HIBERNATE,
            List.of("org/hibernate/", "org/springframework/orm/jpa/"),
            SPRING_DATA,
            List.of("org/springframework/data/"),
            TOMCAT,
            List.of(
                    "org/apache/catalina/",
                    "org/apache/coyote/",
                    "org/apache/tomcat/",
                    "org/springframework/boot/tomcat/"),
            FLYWAY,
            List.of("org/flywaydb/", "org/springframework/boot/flyway/"),
            FOUNDRY,
            List.of("io/foundry/"));

    private final String title;

    StackCategory(String title) {
        this.title = title;
    }

    /** Returns what it is called in a table. */
    String title() {
        return title;
    }

    /**
     * Tells what a stack is about.
     *
     * @param frames the outermost first; of Java as {@code pack/age/Class.method}, of the JVM as {@code Class::method}
     */
    static StackCategory of(List<String> frames) {
        @Nullable StackCategory loading = classLoading(frames);
        return loading != null ? loading : work(frames);
    }

    private static @Nullable StackCategory classLoading(List<String> frames) {
        boolean reading = false;
        for (int i = frames.size() - 1; i >= 0; i--) {
            String frame = frames.get(i);
            if (frame.endsWith(STATIC_INITIALIZER)) {
                return null;
            }
            if (startsWithAny(frame, LAMBDAS)) {
                return LINKING_LAMBDAS;
            }
            if (startsWithAny(frame, DEFINING)) {
                return reading ? READING_CLASSES : DEFINING_CLASSES;
            }
            if (startsWithAny(frame, LOADING) || LOADERS_METHODS.stream().anyMatch(frame::contains)) {
                return reading ? READING_CLASSES : LOADING_CLASSES;
            }
            // Resources are read so too: whether it is a class, only frames further out tell.
            reading |= startsWithAny(frame, READING);
        }
        return null;
    }

    private static StackCategory work(List<String> frames) {
        @Nullable StackCategory outermost = null;
        @Nullable StackCategory innermost = null;
        for (String frame : frames.subList(Math.max(0, frames.lastIndexOf(BEAN_IN_CREATION)), frames.size())) {
            @Nullable StackCategory subsystem = subsystem(frame);
            if (subsystem != null) {
                innermost = subsystem;
                outermost = outermost == null && subsystem != FOUNDRY ? subsystem : outermost;
            }
        }
        if (innermost == FOUNDRY) {
            return FOUNDRY;
        }
        return outermost != null ? outermost : beansOrOther(frames);
    }

    private static StackCategory beansOrOther(List<String> frames) {
        return frames.stream().anyMatch(frame -> frame.startsWith(BEAN_FACTORY)) ? BEANS : OTHER;
    }

    private static @Nullable StackCategory subsystem(String frame) {
        for (Map.Entry<StackCategory, List<String>> each : SUBSYSTEMS.entrySet()) {
            if (startsWithAny(frame, each.getValue())) {
                return startsWithAny(frame, OTHERS) ? null : each.getKey();
            }
        }
        return null;
    }

    /** Tells whether a frame is Foundry's own, and not one of the applications that are started. */
    static boolean isOfFoundry(String frame) {
        return subsystem(frame) == FOUNDRY;
    }

    private static boolean startsWithAny(String frame, List<String> prefixes) {
        return prefixes.stream().anyMatch(frame::startsWith);
    }
}
