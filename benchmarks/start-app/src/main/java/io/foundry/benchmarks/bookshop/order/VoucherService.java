package io.foundry.benchmarks.bookshop.order;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What makes orders cheaper. */
@Service
@Transactional(readOnly = true)
public class VoucherService {

    private final VoucherRepository vouchers;

    private final Clock clock;

    VoucherService(VoucherRepository vouchers, Clock clock) {
        this.vouchers = vouchers;
        this.clock = clock;
    }

    /** Returns the voucher of a code, if it still counts. */
    public Optional<Voucher> valid(String code) {
        return vouchers.findByCodeAndValidUntilGreaterThanEqual(code, LocalDate.now(clock));
    }

    /** Returns what is to pay of a sum. */
    public BigDecimal price(BigDecimal sum, @Nullable Voucher voucher) {
        return voucher == null
                ? sum
                : sum.multiply(BigDecimal.valueOf(100L - voucher.getPercent())).movePointLeft(2);
    }
}
