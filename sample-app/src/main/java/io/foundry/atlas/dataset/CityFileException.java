package io.foundry.atlas.dataset;

import org.jspecify.annotations.Nullable;

/** The data file cannot be read or has something in it that is not a city. */
class CityFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;

    /** @param line the line, counted from 1, at which reading ended; 0 where the file could not be opened */
    CityFileException(String file, long line, String problem, @Nullable Throwable cause) {
        super(problem, cause);
        this.file = file;
        this.line = line;
    }

    String file() {
        return file;
    }

    long line() {
        return line;
    }
}
