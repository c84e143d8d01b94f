package io.foundry.spring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.spring.cache.autoconfigure.FoundryCacheAutoConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.Caching;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Methods with Spring's annotations: the loader's value on a miss; on a hit what the return type asks for. */
class CachedMethodsTests {

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(FoundryCacheAutoConfiguration.class))
            .withUserConfiguration(Application.class);

    @Test
    void aMethodThatReturnsAViewGetsOneOnAHit() {
        run(towns -> {
            assertThat(towns.view(1)).isInstanceOf(Town.class);
            assertView(towns.view(1));
            assertThat(towns.loads()).isEqualTo(1);
        });
    }

    @Test
    void aMethodThatReturnsARecordGetsOne() {
        run(towns -> {
            Town loaded = towns.record(1);
            assertThat(towns.record(1)).isEqualTo(loaded).isNotSameAs(loaded);
            assertThat(towns.loads()).isEqualTo(1);
        });
    }

    @Test
    void containersOfViewsHoldViews() {
        run(towns -> {
            assertThat(towns.list(1).get(0)).isInstanceOf(Town.class);
            assertView(towns.list(1).get(0));
            towns.wildcards(1);
            assertView(towns.wildcards(1).get(0));
            towns.map(1);
            assertView(towns.map(1).get("1"));
            assertThat(towns.loads()).isEqualTo(3);
        });
    }

    @Test
    void listsOfRecordsHoldRecords() {
        run(towns -> {
            towns.records(1);
            assertThat(towns.records(1)).containsExactly(Town.of(1));
            assertThat(towns.loads()).isEqualTo(1);
        });
    }

    @Test
    void optionalsAreUnwrappedAsSpringDoes() {
        run(towns -> {
            towns.optional(1);
            assertView(towns.optional(1).orElseThrow());
            assertThat(towns.optional(-1)).isEmpty();
            assertThat(towns.optional(-1)).isEmpty();
            towns.optionalList(1);
            assertView(towns.optionalList(1).orElseThrow().get(0));
            assertThat(towns.loads()).isEqualTo(3);
        });
    }

    @Test
    void futuresAndReactiveTypesHoldViews() {
        run(towns -> {
            towns.future(1).join();
            assertView(towns.future(1).join());
            towns.futureOptional(1).join();
            assertView(towns.futureOptional(1).join().orElseThrow());
            towns.mono(1).block();
            assertView(towns.mono(1).block());
            towns.flux(1).collectList().block();
            assertView(towns.flux(1).collectList().block().get(0));
            assertThat(towns.loads()).isEqualTo(4);
        });
    }

    @Test
    void synchronizedMethodsGetTheSame() {
        run(towns -> {
            assertThat(towns.sync(1)).isInstanceOf(Town.class);
            assertView(towns.sync(1));
            assertThat(towns.syncOptional(1)).isPresent();
            assertView(towns.syncOptional(1).orElseThrow());
            towns.syncFuture(1).join();
            assertView(towns.syncFuture(1).join());
            towns.syncMono(1).block();
            assertView(towns.syncMono(1).block());
            assertThat(towns.loads()).isEqualTo(4);
        });
    }

    @Test
    void typeVariablesAreWhatTheClassMakesOfThem() {
        run(towns -> {
            towns.generic(1);
            assertView(towns.generic(1));
            assertThat(towns.loads()).isEqualTo(1);
        });
    }

    @Test
    void otherOperationsWorkOnTheSameEntries() {
        run(towns -> {
            towns.put(1);
            assertView(towns.view(1));
            assertThat(towns.loads()).isEqualTo(1);
            towns.evict(1);
            towns.view(1);
            assertThat(towns.loads()).isEqualTo(2);
            towns.evictAll();
            towns.view(1);
            assertThat(towns.loads()).isEqualTo(3);
            towns.several(2);
            assertView(towns.view(2));
            assertThat(towns.loads()).isEqualTo(4);
        });
    }

    @Test
    void oneCacheMayBeReadAsViewAndAsRecord() {
        run(towns -> {
            towns.view(1);
            assertThat(towns.viewsAsRecord(1)).isEqualTo(Town.of(1));
            assertThat(towns.loads()).isEqualTo(1);
        });
    }

    @Test
    void aTypeOfViewsAndRecordsHoldsRecords() {
        run(towns -> {
            towns.mixed(1);
            Map<TownView, Town> mixed = towns.mixed(1);
            Town value = mixed.values().iterator().next();
            assertThat(value).isEqualTo(Town.of(1));
            assertThat(mixed.get(Town.of(1))).isEqualTo(value);
            assertThat(towns.loads()).isEqualTo(1);
        });
    }

    @Test
    void whatAHitGivesIsTheCallersOwnToChange() {
        run(towns -> {
            towns.records(1);
            towns.records(1).add(Town.of(2));
            assertThat(towns.records(1)).containsExactly(Town.of(1));
        });
    }

    @Test
    void aFailureIsTheMethodsOwn() {
        run(towns -> {
            for (Supplier<?> failing : List.<Supplier<?>>of(() -> towns.sync(-2), () -> towns.view(-2))) {
                org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                        .isThrownBy(failing::get)
                        .withMessage("no such town");
            }
        });
    }

    private void run(Consumer<Towns> test) {
        contexts.run(context -> {
            assertThat(context).hasNotFailed();
            test.accept(context.getBean(Towns.class));
        });
    }

    private static void assertView(TownView view) {
        assertThat(view).isNotInstanceOf(Town.class);
        assertThat(view.toRecord()).isEqualTo(Town.of(view.id()));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableCaching
    @Import(Towns.class)
    static class Application {}

    static class Generic<T> {

        private int loads;

        /** Called on the proxy, which has no state of its own. */
        public int loads() {
            return loads;
        }

        @Cacheable("generic")
        public T generic(int id) {
            return load(id);
        }

        @SuppressWarnings("unchecked")
        T load(int id) {
            loads++;
            if (id == -2) {
                throw new IllegalArgumentException("no such town");
            }
            return (T) Town.of(id);
        }
    }

    static class Towns extends Generic<TownView> {

        @Cacheable("views")
        public TownView view(int id) {
            return load(id);
        }

        @Cacheable("views")
        public Town viewsAsRecord(int id) {
            return (Town) load(id);
        }

        @Cacheable("records")
        public Town record(int id) {
            return (Town) load(id);
        }

        @Cacheable("lists")
        public List<TownView> list(int id) {
            return List.of(load(id));
        }

        @Cacheable("wildcards")
        public List<? extends TownView> wildcards(int id) {
            return List.of(load(id));
        }

        @Cacheable("maps")
        public Map<String, TownView> map(int id) {
            return Map.of("" + id, load(id));
        }

        @Cacheable("mixed")
        public Map<TownView, Town> mixed(int id) {
            Town town = (Town) load(id);
            return Map.of(town, town);
        }

        @Cacheable("recordLists")
        public List<Town> records(int id) {
            return List.of((Town) load(id));
        }

        @Cacheable("optionals")
        public Optional<TownView> optional(int id) {
            TownView town = load(id);
            return id < 0 ? Optional.empty() : Optional.of(town);
        }

        @Cacheable("optionalLists")
        public Optional<List<TownView>> optionalList(int id) {
            return Optional.of(List.of(load(id)));
        }

        @Cacheable("futures")
        public CompletableFuture<TownView> future(int id) {
            return CompletableFuture.completedFuture(load(id));
        }

        @Cacheable("futureOptionals")
        public CompletableFuture<Optional<TownView>> futureOptional(int id) {
            return CompletableFuture.completedFuture(Optional.of(load(id)));
        }

        @Cacheable("monos")
        public Mono<TownView> mono(int id) {
            return Mono.fromSupplier(() -> load(id));
        }

        @Cacheable("fluxes")
        public Flux<TownView> flux(int id) {
            return Flux.defer(() -> Flux.just(load(id)));
        }

        @Cacheable(cacheNames = "syncs", sync = true)
        public TownView sync(int id) {
            return load(id);
        }

        @Cacheable(cacheNames = "syncOptionals", sync = true)
        public Optional<TownView> syncOptional(int id) {
            return Optional.of(load(id));
        }

        @Cacheable(cacheNames = "syncFutures", sync = true)
        public CompletableFuture<TownView> syncFuture(int id) {
            return CompletableFuture.completedFuture(load(id));
        }

        @Cacheable(cacheNames = "syncMonos", sync = true)
        public Mono<TownView> syncMono(int id) {
            return Mono.fromSupplier(() -> load(id));
        }

        @CachePut("views")
        public Town put(int id) {
            return (Town) load(id);
        }

        @CacheEvict("views")
        public void evict(int id) {}

        @CacheEvict(cacheNames = "views", allEntries = true)
        public void evictAll() {}

        @Caching(put = {@CachePut("views"), @CachePut("records")})
        public Town several(int id) {
            return (Town) load(id);
        }
    }
}
