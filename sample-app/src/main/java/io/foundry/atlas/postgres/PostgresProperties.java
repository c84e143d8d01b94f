package io.foundry.atlas.postgres;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server that Atlas starts when it is given none.
 *
 * @param directory the folder that keeps the server's data and programs between runs
 */
@ConfigurationProperties("atlas.postgres")
record PostgresProperties(
        @DefaultValue("${user.home}/.foundry/atlas/postgres-18")
        Path directory) {}
