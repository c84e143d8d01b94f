package io.foundry.benchmarks.bookshop.order;

/** How far an order is. */
public enum OrderStatus {
    PLACED,
    PAID,
    SENT
}
