package io.foundry.atlas.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Atlas's own server cannot be started, told so that the reader can do something about it. */
class PostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String OWN_SERVER =
            "use a server of your own with 'spring.datasource.url' (and 'spring.datasource.username', '.password').";

    private final String action;

    private PostgresException(String problem, String action, @Nullable Throwable cause) {
        super(problem, cause);
        this.action = action;
    }

    String action() {
        return action;
    }

    static PostgresException inUse(Path directory, String holder) {
        return new PostgresException(
                "The folder " + directory + " is in use by another Atlas" + holder + ".",
                "Stop the other one, give this one a folder of its own with 'atlas.postgres.directory', or "
                        + OWN_SERVER,
                null);
    }

    static PostgresException unusable(Path directory, Throwable cause) {
        return new PostgresException(
                "The folder " + directory + ", in which PostgreSQL would keep its data, cannot be written to: " + cause,
                "Make it writable, name another one with 'atlas.postgres.directory', or " + OWN_SERVER,
                cause);
    }

    static PostgresException noPrograms(String system, String hardware, Throwable cause) {
        return new PostgresException(
                "Atlas was built without a PostgreSQL for this machine (" + system + ", " + hardware + ").",
                "Build it with -Dpostgres.platform=… for this machine (the comment in pom.xml lists"
                        + " the platforms), or " + OWN_SERVER,
                cause);
    }

    static PostgresException notStarted(Path directory, String lastWords, Throwable cause) {
        return new PostgresException(
                "PostgreSQL could not be started in " + directory + ": " + cause.getMessage() + lastWords,
                "See to what the server says. If the data may go, delete the folder: Atlas makes it anew. Or "
                        + OWN_SERVER,
                cause);
    }
}
