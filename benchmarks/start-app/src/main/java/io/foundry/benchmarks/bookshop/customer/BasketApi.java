package io.foundry.benchmarks.bookshop.customer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Baskets for programs. */
@RestController
@RequestMapping("/api/customers/{customer}/basket")
class BasketApi {

    private final BasketService baskets;

    BasketApi(BasketService baskets) {
        this.baskets = baskets;
    }

    @PostMapping
    int put(@PathVariable long customer, @Valid @RequestBody Line line) {
        return baskets.put(customer, line.isbn(), line.copies());
    }

    record Line(@NotBlank String isbn, @Positive int copies) {}
}
