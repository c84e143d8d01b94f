package io.foundry.atlas.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class PostgresPropertiesTests {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void dataIsKeptInTheUsersHomeUnlessAFolderIsGiven() {
        assertThat(bind().folder())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".foundry", "atlas", "postgres-18"));
    }

    @Test
    void aFolderThatIsGivenIsUsed() {
        environment.setProperty("atlas.postgres.directory", "/srv/atlas");
        assertThat(bind().folder()).isEqualTo(Path.of("/srv/atlas"));
    }

    private PostgresProperties bind() {
        return Binder.get(environment).bindOrCreate("atlas.postgres", PostgresProperties.class);
    }
}
