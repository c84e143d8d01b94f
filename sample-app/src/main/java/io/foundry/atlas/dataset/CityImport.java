package io.foundry.atlas.dataset;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.foundry.atlas.city.City;
import io.foundry.atlas.city.SearchName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.PGCopyOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the cities of the data file into the database.
 *
 * <p>It is a repeatable migration whose checksum is that of the file. So Flyway runs it when the file has changed and
 * only then, in one transaction that is rolled back when anything fails, and by one instance at a time. The old rows
 * are deleted rather than truncated, because a truncation would make an older instance's readers wait.
 */
class CityImport implements JavaMigration {

    private static final Logger log = LoggerFactory.getLogger(CityImport.class);

    private static final String COPY = "COPY city (id, name, country_code, admin_code, feature_code, population,"
            + " latitude, longitude, search_name) FROM STDIN"
            + " WITH (FORMAT csv, FORCE_NOT_NULL (name, admin_code, feature_code, search_name))";

    private static final int ROWS_PER_PROGRESS_LINE = 50_000;

    private final CityFile file;
    private final int checksum;

    /** Reads the file once for its checksum. */
    CityImport(CityFile file) {
        this.file = file;
        // The rule that makes the search names is as much a part of what is imported as the file
        this.checksum = 31 * file.checksum() + SearchName.VERSION;
    }

    @Override
    public @Nullable MigrationVersion getVersion() {
        return null;
    }

    @Override
    public String getDescription() {
        return "import cities";
    }

    @Override
    public Integer getChecksum() {
        return checksum;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException, IOException {
        Connection connection = context.getConnection();
        long startNanos = System.nanoTime();
        log.info("Importing the cities");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM city");
            long rows = copy(connection.unwrap(PGConnection.class));
            statement.execute("ANALYZE city");
            log.info(
                    "Imported {} cities in {} seconds",
                    String.format(Locale.ENGLISH, "%,d", rows),
                    String.format(Locale.ENGLISH, "%.1f", (System.nanoTime() - startNanos) / 1e9));
        }
    }

    private long copy(PGConnection connection) throws SQLException, IOException {
        CopyIn copy = connection.getCopyAPI().copyIn(COPY);
        try {
            CsvWriter writer = CsvWriter.builder().build(new PGCopyOutputStream(copy), StandardCharsets.UTF_8);
            long[] rows = {0};
            file.read(city -> {
                write(city, writer);
                if (++rows[0] % ROWS_PER_PROGRESS_LINE == 0) {
                    log.info("{} cities so far", String.format(Locale.ENGLISH, "%,d", rows[0]));
                }
            });
            writer.flush();
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void write(City city, CsvWriter writer) {
        writer.writeRecord(
                Integer.toString(city.id()),
                city.name(),
                city.countryCode(),
                city.adminCode(),
                city.featureCode(),
                Long.toString(city.population()),
                Double.toString(city.latitude()),
                Double.toString(city.longitude()),
                String.join(" ", SearchName.words(city.name())));
    }
}
