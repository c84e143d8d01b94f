package io.foundry.benchmarks.bookshop.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders for programs. */
@RestController
@RequestMapping("/api/customers/{customer}/orders")
class OrderApi {

    private final OrderService orders;

    OrderApi(OrderService orders) {
        this.orders = orders;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    long buy(@PathVariable long customer, @RequestParam(required = false) @Nullable String voucher) {
        return orders.buy(customer, voucher);
    }

    @GetMapping
    List<Instant> history(@PathVariable long customer) {
        return orders.history(customer);
    }
}
