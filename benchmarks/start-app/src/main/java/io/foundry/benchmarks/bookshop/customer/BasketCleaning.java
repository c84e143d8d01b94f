package io.foundry.benchmarks.bookshop.customer;

import io.foundry.benchmarks.bookshop.ShopProperties;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Removes abandoned baskets. */
@Component
class BasketCleaning {

    private static final Logger log = LoggerFactory.getLogger(BasketCleaning.class);

    private final BasketRepository baskets;

    private final ShopProperties shop;

    private final Clock clock;

    BasketCleaning(BasketRepository baskets, ShopProperties shop, Clock clock) {
        this.baskets = baskets;
        this.shop = shop;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${bookshop.first-cleaning-after:PT1M}", fixedDelayString = "PT1H")
    @Transactional
    public void clean() {
        int removed = baskets.removeEmptySince(clock.instant().minus(shop.basketLifetime()));
        if (removed > 0) {
            log.info("Removed {} abandoned baskets", removed);
        }
    }
}
