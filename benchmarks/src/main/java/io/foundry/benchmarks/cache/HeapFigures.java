package io.foundry.benchmarks.cache;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.util.Properties;

/**
 * What one process measured of one cache.
 *
 * @param entries number in the cache
 * @param usedBytes heap in use with the full cache, less that with an empty one; both after full collections
 * @param countedBytes what the cache says itself, or {@link HeapSubject#NOT_COUNTED}
 * @param emptyMillis a full collection before the cache was filled, the median
 * @param fullMillis and afterwards
 */
record HeapFigures(long entries, long usedBytes, long countedBytes, long emptyMillis, long fullMillis) {

    private static final String ENTRIES = "entries";
    private static final String USED = "used-bytes";
    private static final String COUNTED = "counted-bytes";
    private static final String EMPTY = "empty-millis";
    private static final String FULL = "full-millis";

    void write(OutputStream out) throws IOException {
        Properties figures = new Properties();
        figures.setProperty(ENTRIES, Long.toString(entries));
        figures.setProperty(USED, Long.toString(usedBytes));
        figures.setProperty(COUNTED, Long.toString(countedBytes));
        figures.setProperty(EMPTY, Long.toString(emptyMillis));
        figures.setProperty(FULL, Long.toString(fullMillis));
        figures.store(out, null);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalStateException if the text is something else
     */
    static HeapFigures read(String text) {
        Properties figures = new Properties();
        try {
            figures.load(new StringReader(text));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new HeapFigures(
                figure(figures, ENTRIES),
                figure(figures, USED),
                figure(figures, COUNTED),
                figure(figures, EMPTY),
                figure(figures, FULL));
    }

    private static long figure(Properties figures, String name) {
        String value = figures.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("The measuring process did not say its " + name + "; it said " + figures);
        }
        return Long.parseLong(value);
    }
}
