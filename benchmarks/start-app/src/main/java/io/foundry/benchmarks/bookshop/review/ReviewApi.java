package io.foundry.benchmarks.bookshop.review;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reviews for programs. */
@RestController
@RequestMapping("/api/books/{book}/reviews")
class ReviewApi {

    private final ReviewService reviews;

    ReviewApi(ReviewService reviews) {
        this.reviews = reviews;
    }

    @GetMapping
    List<ReviewText> of(@PathVariable long book) {
        return reviews.of(book);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    void write(@PathVariable long book, @Valid @RequestBody ReviewForm form) {
        reviews.write(book, form);
    }
}
