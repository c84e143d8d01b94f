package io.foundry.benchmarks.archive;

/**
 * One way to keep values as bytes, used as well as its library allows.
 *
 * <p>The methods that ask for a field take the cheapest way that the format has: in place where it can be read in place,
 * else by decoding what has to be decoded. All of them begin with the bytes, as a hit in a cache does.
 *
 * <p>A peer keeps buffers and belongs to one thread. None of them checks its bytes further than its library does by
 * itself. Values are not null; bytes that are not the peer's own end in whatever its library throws.
 */
interface Peer {

    byte[] encode(Catalogue catalogue);

    /** Everything as records with Strings. */
    Catalogue decodeCatalogue(byte[] bytes);

    /** One field of one item. */
    int stock(byte[] bytes, int item);

    /** The text of one item, as a String. */
    String name(byte[] bytes, int item);

    /** Two fields of each item: the sum of price times stock. */
    double stockValue(byte[] bytes);

    byte[] encode(Cities cities);

    /** Everything as records with Strings. */
    Cities decodeCities(byte[] bytes);

    /** One field of each city: the sum of the populations. */
    long population(byte[] bytes);

    byte[] encode(CachedData data);

    /** The record with a copy of its value. */
    CachedData decodeCachedData(byte[] bytes);

    /** One field that is not the large one. */
    long createdAt(byte[] bytes);
}
