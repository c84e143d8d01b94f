package io.foundry.atlas.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The server that Atlas starts when it is given none.
 *
 * @param directory the folder that keeps the server's data and programs between runs; null for one in the user's home
 */
@ConfigurationProperties("atlas.postgres")
record PostgresProperties(@Nullable Path directory) {

    Path folder() {
        return directory != null
                ? directory
                : Path.of(System.getProperty("user.home"), ".foundry", "atlas", "postgres-18");
    }
}
