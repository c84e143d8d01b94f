package io.foundry.atlas.dataset;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ResourceUtils;

/**
 * Where the data is.
 *
 * @param cities the gzipped CSV file of cities: a path, or a location such as classpath:data/cities.csv.gz
 */
@ConfigurationProperties("atlas")
record DatasetProperties(
        @DefaultValue("classpath:data/cities.csv.gz") String cities) {

    /** Spring would take a bare path for a place on the class path; here it is a file. */
    Resource citiesResource(ResourceLoader loader) {
        return ResourceUtils.isUrl(cities) ? loader.getResource(cities) : new FileSystemResource(cities);
    }
}
