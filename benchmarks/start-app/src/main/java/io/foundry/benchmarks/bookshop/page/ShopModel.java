package io.foundry.benchmarks.bookshop.page;

import io.foundry.benchmarks.bookshop.ShopProperties;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page whose shop it is. */
@ControllerAdvice
class ShopModel {

    private final ShopProperties shop;

    ShopModel(ShopProperties shop) {
        this.shop = shop;
    }

    @ModelAttribute("shop")
    ShopProperties shop() {
        return shop;
    }
}
