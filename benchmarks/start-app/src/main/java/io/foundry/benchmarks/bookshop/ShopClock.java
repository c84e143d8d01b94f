package io.foundry.benchmarks.bookshop;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The time, so that whoever needs it can be given another. */
@Configuration(proxyBeanMethods = false)
class ShopClock {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
