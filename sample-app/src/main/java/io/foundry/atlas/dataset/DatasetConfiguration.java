package io.foundry.atlas.dataset;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

@Configuration(proxyBeanMethods = false)
class DatasetConfiguration {

    @Bean
    CityImport cityImport(DatasetProperties properties, ResourceLoader loader) {
        return new CityImport(new CityFile(properties.citiesResource(loader)));
    }
}
