package io.foundry.benchmarks.bookshop.customer;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a new customer fills in.
 *
 * @param name of the customer
 * @param email where to write to
 */
public record Registration(
        @NotBlank @Size(max = 100) @Nullable String name,
        @NotBlank @Email @Nullable String email) {}
