package io.foundry.benchmarks.bookshop.stock;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stock for programs. */
@RestController
@RequestMapping("/api/stock")
class StockApi {

    private final StockService stock;

    StockApi(StockService stock) {
        this.stock = stock;
    }

    @GetMapping("/{edition}")
    Copies copies(@PathVariable long edition) {
        return new Copies(edition, stock.copiesOf(edition));
    }

    @GetMapping("/near")
    boolean near(@RequestParam String city) {
        return stock.isNear(city);
    }

    record Copies(long edition, long copies) {}
}
