package io.foundry.benchmarks.bookshop.stock;

import io.foundry.benchmarks.bookshop.order.OrderPlaced;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many copies there are. */
@Service
@Transactional(readOnly = true)
public class StockService {

    private final StockLevelRepository levels;

    private final WarehouseRepository warehouses;

    StockService(StockLevelRepository levels, WarehouseRepository warehouses) {
        this.levels = levels;
        this.warehouses = warehouses;
    }

    /** Returns how many copies there are of an edition. */
    public long copiesOf(long edition) {
        return levels.copiesOf(edition);
    }

    /** Says whether a city has a warehouse, so that what lies there comes on the same day. */
    public boolean isNear(String city) {
        return !warehouses.findByCity(city).isEmpty();
    }

    /** Takes away what was ordered. */
    @EventListener
    @Transactional
    public void onOrder(OrderPlaced order) {
        for (OrderPlaced.Item item : order.items()) {
            int left = item.copies();
            for (StockLevel level : levels.findByEditionIdOrderByCopiesDesc(item.edition())) {
                left -= level.take(left);
            }
        }
    }
}
