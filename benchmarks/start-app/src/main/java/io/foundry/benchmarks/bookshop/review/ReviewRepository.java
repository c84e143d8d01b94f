package io.foundry.benchmarks.bookshop.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Keeps reviews. */
public interface ReviewRepository extends JpaRepository<Review, Long> {

    /** Returns a book's, the latest first. */
    List<Review> findByBookIdOrderByWrittenDesc(long book, Limit limit);

    /** Returns a book's stars, null if nobody gave any. */
    @Query("select avg(r.stars) from Review r where r.book.id = :book")
    @Nullable
    Double stars(long book);
}
