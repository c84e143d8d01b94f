package io.foundry.benchmarks.bookshop.customer;

import io.foundry.benchmarks.bookshop.Stored;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.OneToOne;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who buys. */
@Entity
public class Customer extends Stored {

    private String name;

    @Column(unique = true)
    private String email;

    private Instant registered;

    @OneToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL)
    private @Nullable Address address;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected Customer() {}

    /** Makes one that is not stored yet. */
    public Customer(String name, String email, Instant registered, @Nullable Address address) {
        this.name = name;
        this.email = email;
        this.registered = registered;
        this.address = address;
    }

    /** Returns the name. */
    public String getName() {
        return name;
    }

    /** Returns the address of mail. */
    public String getEmail() {
        return email;
    }

    /** Returns since when. */
    public Instant getRegistered() {
        return registered;
    }

    /** Returns where to send, null if it was not told yet. */
    public @Nullable Address getAddress() {
        return address;
    }
}
