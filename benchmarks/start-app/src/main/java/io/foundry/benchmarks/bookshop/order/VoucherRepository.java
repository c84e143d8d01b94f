package io.foundry.benchmarks.bookshop.order;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** Keeps vouchers. */
public interface VoucherRepository extends JpaRepository<Voucher, Long> {

    /** Returns the one with this code, if it still counts on a day. */
    Optional<Voucher> findByCodeAndValidUntilGreaterThanEqual(String code, LocalDate day);
}
