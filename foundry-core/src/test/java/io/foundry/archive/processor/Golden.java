package io.foundry.archive.processor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A record, and the files that are to be generated for it. After a wanted change, review them and copy them anew. */
final class Golden {

    static final String ITEM = """
            @Archived
            public record Item(
                    String id,
                    @Nullable String name,
                    long createdAt,
                    @Nullable Long expiresAt,
                    int stock,
                    List<String> tags,
                    @Nullable Part part,
                    List<Part> parts,
                    byte[] blob,
                    Map<String, Item> byName,
                    Optional<java.time.Instant> at)
                    implements ItemView {}
            """;

    private Golden() {}

    static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("golden/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
