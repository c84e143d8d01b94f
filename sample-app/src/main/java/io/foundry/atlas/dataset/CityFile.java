package io.foundry.atlas.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.foundry.atlas.city.City;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * The gzipped CSV file of cities. It is read as a stream and believed in nothing: each row is checked, and the first
 * thing wrong ends the reading with a {@link CityFileException} that names the line. Thread-safe.
 */
class CityFile {

    static final List<String> HEADER = List.of(
            "geoname_id", "name", "country_code", "admin_code", "feature_code", "population", "latitude", "longitude");

    private final Resource resource;

    CityFile(Resource resource) {
        this.resource = resource;
    }

    /** Takes one city after the other. */
    interface Destination {
        void accept(City city) throws IOException;
    }

    /** CRC-32 of the file's bytes. */
    int checksum() {
        CheckedInputStream in = new CheckedInputStream(open(), new CRC32());
        try (in) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException problem) {
            throw failure(0, "it cannot be read (" + problem.getMessage() + ").", problem);
        }
        return (int) in.getChecksum().getValue();
    }

    /**
     * Reads the file to its end.
     *
     * @throws CityFileException where the file is damaged or a row is no city
     * @throws IOException what the destination threw
     */
    void read(Destination destination) throws IOException {
        long line = 1;
        try (CsvReader<CsvRecord> rows = rows()) {
            CityRow row = new CityRow(this);
            Set<Integer> ids = new HashSet<>();
            var iterator = rows.iterator();
            checkHeader(iterator.hasNext() ? iterator.next() : null);
            while (iterator.hasNext()) {
                CsvRecord next = iterator.next();
                line = next.getStartingLineNumber();
                City city = row.parse(next);
                if (!ids.add(city.id())) {
                    throw failure(line, "the id " + city.id() + " was used by an earlier line.", null);
                }
                pass(city, destination);
            }
        } catch (UncheckedIOException problem) {
            throw damaged(line, problem.getCause());
        } catch (CsvParseException problem) {
            throw failure(line, "after this line the CSV is broken (" + problem.getMessage() + ").", problem);
        } catch (DestinationException problem) {
            throw problem.cause;
        }
    }

    CityFileException failure(long line, String problem, @Nullable Throwable cause) {
        return new CityFileException(resource.getDescription(), line, problem, cause);
    }

    private CsvReader<CsvRecord> rows() {
        InputStream in = open();
        try {
            // A decoder of its own, because the default replaces what is no UTF-8 and goes on
            Reader reader =
                    new InputStreamReader(new GZIPInputStream(in, 1 << 16), StandardCharsets.UTF_8.newDecoder());
            return CsvReader.builder()
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(reader);
        } catch (IOException problem) {
            try (in) {
                throw damaged(0, problem);
            } catch (IOException closing) {
                throw damaged(0, closing);
            }
        }
    }

    private InputStream open() {
        try {
            return resource.getInputStream();
        } catch (FileNotFoundException problem) {
            throw failure(0, "there is no such file, or it may not be read.", problem);
        } catch (IOException problem) {
            throw failure(0, "it cannot be opened (" + problem.getMessage() + ").", problem);
        }
    }

    private void checkHeader(@Nullable CsvRecord header) {
        if (header == null || !header.getFields().equals(HEADER)) {
            throw failure(
                    1,
                    "the header must be '" + String.join(",", HEADER) + "', but was '"
                            + (header == null ? "" : String.join(",", header.getFields())) + "'.",
                    null);
        }
    }

    private CityFileException damaged(long line, @Nullable IOException problem) {
        if (problem instanceof ZipException && line == 0) {
            return failure(line, "it is not a gzip file.", problem);
        }
        if (problem instanceof EOFException) {
            return failure(line, "the gzip file ends too early, after this line it is cut off.", problem);
        }
        if (problem instanceof CharacterCodingException) {
            return failure(line, "after this line there are bytes that are not UTF-8.", problem);
        }
        String reason = problem == null ? "no reason given" : problem.getMessage();
        return failure(line, "the gzip file is damaged after this line (" + reason + ").", problem);
    }

    private static void pass(City city, Destination destination) {
        try {
            destination.accept(city);
        } catch (UncheckedIOException problem) {
            throw new DestinationException(new IOException(problem));
        } catch (IOException problem) {
            throw new DestinationException(problem);
        }
    }

    /** Keeps the destination's trouble apart from that of the file. */
    private static final class DestinationException extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final IOException cause;

        DestinationException(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
