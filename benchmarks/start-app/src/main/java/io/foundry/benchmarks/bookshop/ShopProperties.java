package io.foundry.benchmarks.bookshop;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a shop may set.
 *
 * @param name of the shop, as its pages show it
 * @param contact where customers write to
 * @param booksOnFirstPage how many of the newest books the first page shows
 * @param basketLifetime after which an abandoned basket is removed
 */
@Validated
@ConfigurationProperties("bookshop")
public record ShopProperties(
        @NotBlank @DefaultValue("The Foundry Bookshop") String name,
        @Email @DefaultValue("books@example.org") String contact,
        @Min(1) @Max(100) @DefaultValue("12") int booksOnFirstPage,
        @DefaultValue("30d") Duration basketLifetime) {}
