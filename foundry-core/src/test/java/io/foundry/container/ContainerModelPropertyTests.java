package io.foundry.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random batches, against a model made of hash maps. A failure names its seed; give it by
 * {@code -Dfoundry.seed=…} to see it again.
 */
class ContainerModelPropertyTests {

    private static final int NAMES = 12;

    private static final int RUNS = 150;

    private static final int BATCHES = 60;

    @Test
    void anyBatchesLeaveTheContainerAsTheModelSays() {
        Long given = Long.getLong("foundry.seed");
        for (int i = 0; i < RUNS; i++) {
            long seed = given != null ? given : ThreadLocalRandom.current().nextLong();
            try {
                new Run(seed).go();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("With -Dfoundry.seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    /** One random life of a container and its model. */
    private static final class Run {

        private final Random random;

        private final FoundryContainer container = new FoundryContainer();

        private final List<ServiceHandle<Object>> handles = new ArrayList<>();

        private Map<String, Object> services = new HashMap<>();

        private Map<String, String> aliases = new HashMap<>();

        private Map<String, Set<String>> tags = new HashMap<>();

        private long version;

        private Run(long seed) {
            this.random = new Random(seed);
            for (int i = 0; i < NAMES; i++) {
                handles.add(container.handle(name(i), Object.class));
            }
        }

        private void go() {
            for (int i = 0; i < BATCHES; i++) {
                Map<String, Object> services = new HashMap<>(this.services);
                Map<String, String> aliases = new HashMap<>(this.aliases);
                Map<String, Set<String>> tags = new HashMap<>();
                this.tags.forEach((tag, names) -> tags.put(tag, new LinkedHashSet<>(names)));
                boolean done;
                try {
                    container.update(batch -> {
                        for (int n = 1 + random.nextInt(4); n > 0; n--) {
                            change(batch, services, aliases, tags);
                        }
                    });
                    done = true;
                } catch (AliasCycleException | UnknownServiceException refused) {
                    done = false;
                }
                assertThat(done).as("batch applied").isEqualTo(isSound(services, aliases, tags));
                if (done) {
                    this.services = services;
                    this.aliases = aliases;
                    this.tags = tags;
                    version++;
                }
                compare();
            }
        }

        private void change(
                Registrations batch,
                Map<String, Object> services,
                Map<String, String> aliases,
                Map<String, Set<String>> tags) {
            String name = name(random.nextInt(NAMES));
            String other = name(random.nextInt(NAMES));
            Object service = new Object();
            switch (random.nextInt(7)) {
                case 0 -> {
                    batch.instance(name, service);
                    aliases.remove(name);
                    services.put(name, service);
                }
                case 1 -> {
                    batch.singleton(name, () -> service);
                    aliases.remove(name);
                    services.put(name, service);
                }
                case 2 -> {
                    batch.bind(name, () -> service);
                    aliases.remove(name);
                    services.put(name, service);
                }
                case 3 -> {
                    batch.alias(name, other);
                    services.remove(name);
                    aliases.put(name, other);
                }
                case 4 -> {
                    String tag = "group." + random.nextInt(3);
                    batch.tag(tag, List.of(name, other));
                    Set<String> members = tags.computeIfAbsent(tag, key -> new LinkedHashSet<>());
                    members.add(name);
                    members.add(other);
                }
                case 5 -> batch.forget(services.containsKey(name) ? name : "nobody");
                default -> {
                    batch.remove(name);
                    removeFrom(services, aliases, tags, name);
                }
            }
        }

        private static void removeFrom(
                Map<String, Object> services, Map<String, String> aliases, Map<String, Set<String>> tags, String name) {
            if (services.remove(name) == null & aliases.remove(name) == null) {
                return;
            }
            boolean changed = true;
            while (changed) {
                changed = aliases.values().removeIf(to -> !services.containsKey(to) && !aliases.containsKey(to));
            }
            tags.values().forEach(names -> names.removeIf(n -> !services.containsKey(n) && !aliases.containsKey(n)));
            tags.values().removeIf(Set::isEmpty);
        }

        private static boolean isSound(
                Map<String, Object> services, Map<String, String> aliases, Map<String, Set<String>> tags) {
            return aliases.keySet().stream().allMatch(alias -> target(services, aliases, alias) != null)
                    && tags.values().stream()
                            .flatMap(Set::stream)
                            .allMatch(name -> target(services, aliases, name) != null);
        }

        private static @Nullable Object target(Map<String, Object> services, Map<String, String> aliases, String name) {
            String at = name;
            for (int steps = 0; steps <= NAMES && aliases.containsKey(at); steps++) {
                at = aliases.get(at);
            }
            return services.get(at);
        }

        private void compare() {
            assertThat(container.keys()).isEqualTo(new TreeSet<>(services.keySet()));
            assertThat(container.tags()).isEqualTo(new TreeSet<>(tags.keySet()));
            assertThat(container.stats().aliases()).isEqualTo(aliases.size());
            assertThat(container.stats().version()).isEqualTo(version);
            for (int i = 0; i < NAMES; i++) {
                String name = name(i);
                Object expected = target(services, aliases, name);
                assertThat(container.has(name)).as(name).isEqualTo(expected != null);
                if (expected != null) {
                    assertThat(container.resolve(random.nextBoolean() ? name : new String(name.toCharArray())))
                            .as(name)
                            .isSameAs(expected);
                    assertThat(handles.get(i).get()).as("handle of %s", name).isSameAs(expected);
                }
            }
            tags.forEach((tag, names) -> assertThat(container.tagged(tag))
                    .containsExactlyElementsOf(names.stream()
                            .map(name -> target(services, aliases, name))
                            .toList()));
        }

        /** Every other pair of names has the same hash. */
        private static String name(int i) {
            return (i % 2 == 0 ? "Aa" : "BB") + i / 2;
        }
    }
}
