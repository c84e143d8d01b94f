package io.foundry.benchmarks.bookshop.order;

import io.foundry.benchmarks.bookshop.NotFoundException;
import io.foundry.benchmarks.bookshop.customer.Basket;
import io.foundry.benchmarks.bookshop.customer.BasketRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Buying. */
@Service
@Transactional
public class OrderService {

    private final PurchaseOrderRepository orders;

    private final BasketRepository baskets;

    private final VoucherService vouchers;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    OrderService(
            PurchaseOrderRepository orders,
            BasketRepository baskets,
            VoucherService vouchers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.baskets = baskets;
        this.vouchers = vouchers;
        this.events = events;
        this.clock = clock;
    }

    /** Turns a customer's basket into a paid order and returns its key. */
    public long buy(long customer, @Nullable String code) {
        Basket basket = baskets.findByCustomerId(customer).orElseThrow(() -> new NotFoundException("basket", customer));
        Voucher voucher = code == null ? null : vouchers.valid(code).orElse(null);
        PurchaseOrder order = new PurchaseOrder(basket.getCustomer(), clock.instant(), voucher);
        basket.getLines().forEach(line -> order.add(line.getEdition(), line.getCopies()));
        order.pay(vouchers.price(order.sum(), voucher), clock.instant());
        orders.save(order);
        basket.getLines().clear();
        events.publishEvent(new OrderPlaced(
                order.getId(),
                order.getLines().stream()
                        .map(line -> new OrderPlaced.Item(line.getEdition().getId(), line.getCopies()))
                        .toList()));
        return order.getId();
    }

    /** Returns when a customer bought. */
    @Transactional(readOnly = true)
    public List<Instant> history(long customer) {
        return orders.findByCustomerIdOrderByPlacedDesc(customer).stream()
                .map(PurchaseOrder::getPlaced)
                .toList();
    }
}
