package io.foundry.atlas.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.DefaultResourceLoader;

class DatasetPropertiesTests {

    @Test
    void aLocationIsResolved() {
        assertThat(new DatasetProperties("classpath:data/cities.csv.gz")
                        .citiesResource(new DefaultResourceLoader())
                        .exists())
                .isTrue();
    }

    @Test
    void aBarePathIsAFile(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("my.csv.gz"));
        assertThat(new DatasetProperties(file.toString())
                        .citiesResource(new DefaultResourceLoader())
                        .exists())
                .isTrue();
    }
}
