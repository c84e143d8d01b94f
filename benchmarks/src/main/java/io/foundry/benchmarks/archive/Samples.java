package io.foundry.benchmarks.archive;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The values that the archive and its peers work on: the same ones on each call and on each machine. Stateless. */
public final class Samples {

    static final int ITEMS = 5_000;

    static final int MEBIBYTE = 1 << 20;

    private static final long SEED = 20_250_211;

    private static final long START = 1_735_689_600_000L;

    private static final String[] WORDS = {
        "anvil", "apron", "basket", "bench", "birch", "blanket", "bottle", "brass", "bridge", "brush", "bucket",
        "button", "cabinet", "candle", "canvas", "carpet", "cedar", "chain", "chisel", "clock", "copper", "cotton",
        "cradle", "curtain", "desk", "drawer", "fabric", "feather", "fender", "garden", "glass", "hammer", "handle",
        "hinge", "kettle", "ladder", "lantern", "leather", "linen", "marble", "mirror", "needle", "orchard", "paper",
        "pillow", "pitcher", "ribbon", "saddle", "shelf", "shovel", "silver", "spindle", "table", "timber", "walnut"
    };

    /** Words with letters that are outside ISO 8859-1: one name in thirty has one. */
    private static final String[] FOREIGN_WORDS = {"łopata", "dřevo", "stół", "чайник", "φανάρι", "花瓶"};

    private static final String[] TAGS = {
        "bathroom",
        "bedroom",
        "children",
        "discount",
        "fragile",
        "garden",
        "handmade",
        "heavy",
        "imported",
        "kitchen",
        "luxury",
        "office",
        "outdoor",
        "recycled",
        "seasonal",
        "vintage"
    };

    private Samples() {}

    /** 5,000 items; about 0.64 MB in Kryo's format, 0.99 MB of JSON. */
    static Catalogue catalogue() {
        Random random = new Random(SEED);
        List<Item> items = new ArrayList<>(ITEMS);
        for (int i = 0; i < ITEMS; i++) {
            items.add(new Item(
                    new UUID(random.nextLong(), random.nextLong()).toString(),
                    name(random),
                    START + random.nextInt(Integer.MAX_VALUE),
                    random.nextInt(100_000) / 100.0,
                    random.nextInt(1_000),
                    tags(random)));
        }
        return new Catalogue(List.copyOf(items));
    }

    private static String name(Random random) {
        StringJoiner name = new StringJoiner(" ");
        int words = 6 + random.nextInt(4);
        int foreign = random.nextInt(30) == 0 ? random.nextInt(words) : -1;
        for (int i = 0; i < words; i++) {
            name.add(pick(i == foreign ? FOREIGN_WORDS : WORDS, random));
        }
        return name.toString();
    }

    private static List<String> tags(Random random) {
        String[] tags = new String[2 + random.nextInt(3)];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = pick(TAGS, random);
        }
        return List.of(tags);
    }

    private static String pick(String[] words, Random random) {
        return words[random.nextInt(words.length)];
    }

    /**
     * An entry of a cache.
     *
     * @param size of its value, in bytes
     * @param constant whether all bytes of the value are the same, else they are random
     */
    static CachedData cachedData(int size, boolean constant) {
        byte[] value = new byte[size];
        if (constant) {
            Arrays.fill(value, (byte) 'x');
        } else {
            new Random(SEED + size).nextBytes(value);
        }
        return new CachedData("report:2025:02:" + size, value, START, START + 600_000, 42);
    }

    /**
     * The cities of the United States that the sample application has too, in the order of their ids.
     *
     * @return new and immutable ones
     */
    public static Cities cities() {
        List<City> cities = new ArrayList<>();
        try (InputStream file = existing(Samples.class.getResourceAsStream("cities.csv.gz"));
                InputStreamReader text = new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                if (row.getField("country_code").equals("US")) {
                    cities.add(city(row));
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("The cities cannot be read from the benchmarks' jar", problem);
        }
        return new Cities(List.copyOf(cities));
    }

    private static InputStream existing(@Nullable InputStream file) throws FileNotFoundException {
        if (file == null) {
            throw new FileNotFoundException("cities.csv.gz is not beside " + Samples.class.getName());
        }
        return file;
    }

    private static City city(NamedCsvRecord row) {
        return new City(
                Long.parseLong(row.getField("geoname_id")),
                row.getField("name"),
                row.getField("country_code"),
                Integer.parseInt(row.getField("population")),
                Double.parseDouble(row.getField("latitude")),
                Double.parseDouble(row.getField("longitude")));
    }
}
