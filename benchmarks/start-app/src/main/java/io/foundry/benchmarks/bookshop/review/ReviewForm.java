package io.foundry.benchmarks.bookshop.review;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a reader fills in.
 *
 * @param reader who writes
 * @param stars one to five
 * @param text why
 */
public record ReviewForm(
        @NotBlank @Size(max = 100) String reader,
        @Min(1) @Max(5) int stars,
        @NotBlank @Size(max = 2000) String text) {}
