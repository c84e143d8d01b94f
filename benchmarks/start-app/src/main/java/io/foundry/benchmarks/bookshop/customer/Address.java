package io.foundry.benchmarks.bookshop.customer;

import io.foundry.benchmarks.bookshop.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;

/** Where to send books. */
@Entity
public class Address extends Stored {

    private String street;

    private String postcode;

    private String city;

    @Column(length = 2)
    private String country;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected Address() {}

    /** Makes one that is not stored yet. */
    public Address(String street, String postcode, String city, String country) {
        this.street = street;
        this.postcode = postcode;
        this.city = city;
        this.country = country;
    }

    /** Returns the street with the number. */
    public String getStreet() {
        return street;
    }

    /** Returns the postcode. */
    public String getPostcode() {
        return postcode;
    }

    /** Returns the city. */
    public String getCity() {
        return city;
    }

    /** Returns the country in two letters. */
    public String getCountry() {
        return country;
    }
}
