package io.foundry.benchmarks.bookshop.stock;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Keeps warehouses. */
public interface WarehouseRepository extends JpaRepository<Warehouse, Long> {

    /** Returns those of a city. */
    List<Warehouse> findByCity(String city);
}
