package io.foundry.benchmarks.bookshop.review;

import io.foundry.benchmarks.bookshop.NotFoundException;
import io.foundry.benchmarks.bookshop.catalogue.Book;
import io.foundry.benchmarks.bookshop.catalogue.BookRepository;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What readers think. */
@Service
@Transactional(readOnly = true)
public class ReviewService {

    private final ReviewRepository reviews;

    private final BookRepository books;

    private final Clock clock;

    ReviewService(ReviewRepository reviews, BookRepository books, Clock clock) {
        this.reviews = reviews;
        this.books = books;
        this.clock = clock;
    }

    /** Returns what was written last of a book. */
    public List<ReviewText> of(long book) {
        return reviews.findByBookIdOrderByWrittenDesc(book, Limit.of(10)).stream()
                .map(review -> new ReviewText(review.getReader(), review.getStars(), review.getText()))
                .toList();
    }

    /** Returns a book's stars, null if nobody gave any. */
    @Cacheable("stars")
    public @Nullable Double stars(long book) {
        return reviews.stars(book);
    }

    /** Notes what a reader thinks. */
    @Transactional
    @CacheEvict(cacheNames = "stars", key = "#book")
    public void write(long book, ReviewForm form) {
        Book reviewed = books.findById(book).orElseThrow(() -> new NotFoundException("book", book));
        reviews.save(new Review(reviewed, form.reader(), form.stars(), form.text(), clock.instant()));
    }
}
