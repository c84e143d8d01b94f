package io.foundry.benchmarks.cache;

import io.foundry.benchmarks.archive.Cities;
import io.foundry.benchmarks.archive.City;
import io.foundry.benchmarks.archive.Samples;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Calls a method with {@code @Cacheable} in a Spring application, through its proxy, and reads one number of what it
 * returns; the cache has each answer. One op is one call. {@code ReadField} gets the 16,677 cities of the United States
 * as one value and reads one of them; {@code SmallReadField} gets one city by its id, where Spring's interceptor is most
 * of it whatever the cache does.
 *
 * <p>{@code foundryView} and {@code foundryList} return views, {@code foundryRecord} and {@code kryo} records that the
 * caller owns, all through Foundry's cache as it is configured by itself ({@code kryo} with its codec set). {@code
 * caffeine} returns the one object that all callers share. {@code jackson} and {@code jdk} keep bytes in Caffeine and
 * read them at each hit. All caches are bounded; Foundry's counts its hits, the others count nothing.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar cache.CacheableBenchmark -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CacheableBenchmark {

    private static final String COUNTRY = "US";

    private static final int STRIDE = 1_237;

    private int city;

    /** An application whose cache has the one country, or each city. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Application {

        CachedCities cached;

        int count;

        long[] ids;

        private AnnotationConfigApplicationContext context;

        private long loads;

        /** Starts the application. */
        @Setup(Level.Trial)
        public void start(BenchmarkParams params) {
            start(CacheMode.of(params), params.getBenchmark().endsWith("SmallReadField"));
        }

        void start(CacheMode mode, boolean small) {
            Cities cities = Samples.cities();
            count = cities.cities().size();
            ids = cities.cities().stream().mapToLong(City::id).toArray();
            context = mode.open(cities);
            cached = context.getBean(CachedCities.class);
            if (small) {
                for (long id : ids) {
                    cached.city(id);
                }
            } else if (mode == CacheMode.FOUNDRY_LIST) {
                cached.countryList(COUNTRY);
            } else {
                cached.country(COUNTRY);
            }
            loads = cached.loads();
        }

        /** Ends the application, and fails if what was measured were not hits. */
        @TearDown(Level.Trial)
        public void stop() {
            long missed = cached.loads() - loads;
            context.close();
            if (missed != 0) {
                throw new IllegalStateException(missed + " calls were no hits; the figures are of no use");
            }
        }
    }

    /** Another city each time, in an order that no prefetching guesses. */
    private int next(Application application) {
        city += STRIDE;
        if (city >= application.count) {
            city -= application.count;
        }
        return city;
    }

    @Benchmark
    public int foundryViewReadField(Application application) {
        return application
                .cached
                .countryView(COUNTRY)
                .cities()
                .get(next(application))
                .population();
    }

    @Benchmark
    public int foundryListReadField(Application application) {
        return application.cached.countryList(COUNTRY).get(next(application)).population();
    }

    @Benchmark
    public int foundryRecordReadField(Application application) {
        return readRecord(application);
    }

    @Benchmark
    public int kryoReadField(Application application) {
        return readRecord(application);
    }

    @Benchmark
    public int caffeineReadField(Application application) {
        return readRecord(application);
    }

    @Benchmark
    public int jacksonReadField(Application application) {
        return readRecord(application);
    }

    @Benchmark
    public int jdkReadField(Application application) {
        return readRecord(application);
    }

    private int readRecord(Application application) {
        return application
                .cached
                .country(COUNTRY)
                .cities()
                .get(next(application))
                .population();
    }

    @Benchmark
    public int foundryViewSmallReadField(Application application) {
        return application.cached.cityView(application.ids[next(application)]).population();
    }

    @Benchmark
    public int foundryRecordSmallReadField(Application application) {
        return readSmallRecord(application);
    }

    @Benchmark
    public int kryoSmallReadField(Application application) {
        return readSmallRecord(application);
    }

    @Benchmark
    public int caffeineSmallReadField(Application application) {
        return readSmallRecord(application);
    }

    @Benchmark
    public int jacksonSmallReadField(Application application) {
        return readSmallRecord(application);
    }

    @Benchmark
    public int jdkSmallReadField(Application application) {
        return readSmallRecord(application);
    }

    private int readSmallRecord(Application application) {
        return application.cached.city(application.ids[next(application)]).population();
    }
}
