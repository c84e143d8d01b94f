package io.foundry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Archives that were written by the first version of the format, as hexadecimal digits: they are read, and the same bytes
 * are written. A change of these files is a change of the format. {@code -Dgolden.write=true} writes them.
 */
class GoldenArchiveTests {

    private static final Node NODE = new Node(
            -2,
            "ab",
            new Node(7, "a label of more than three letters", null, List.of()),
            List.of(new Node(1, "żółw", null, List.of()), new Node(2, "", null, List.of())));

    enum Sample {
        NODE(NodeArchive.codec(), GoldenArchiveTests.NODE),
        SHAPES(
                ArchiveCodec.of(ArchivedTypes.list(ShapeArchive.TYPE)),
                List.of(
                        new Circle(0.5),
                        new Polygon("triangle", List.of(new Circle(1), new Circle(2), new Circle(3))))),
        MAP(ArchiveCodec.of(ArchivedTypes.map(ArchivedTypes.STRING, ArchivedTypes.LONG)), numbers());

        private final ArchiveCodec<Object, Object> codec;
        private final Object value;

        @SuppressWarnings("unchecked")
        Sample(ArchiveCodec<?, ?> codec, Object value) {
            this.codec = (ArchiveCodec<Object, Object>) codec;
            this.value = value;
        }

        private static Map<String, Long> numbers() {
            Map<String, Long> numbers = new LinkedHashMap<>();
            for (long i = 0; i < 12; i++) {
                numbers.put("number " + i, i * i);
            }
            return numbers;
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytesOfTheFirstVersionAreReadAndWritten(Sample sample) throws IOException {
        Path file = Path.of("src/test/golden/archive", sample.name().toLowerCase(Locale.ROOT) + "-v1.hex");
        byte[] written = sample.codec.encode(sample.value);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, lines(written));
        }
        byte[] golden = HexFormat.of()
                .parseHex(Files.readString(file, StandardCharsets.US_ASCII).replaceAll("\\s", ""));
        assertThat(sample.codec.decode(golden)).isEqualTo(sample.value);
        assertThat(HexFormat.of().formatHex(written)).isEqualTo(HexFormat.of().formatHex(golden));
    }

    @Test
    void theHeaderIsWhereTheFormatSays() {
        byte[] archive = NodeArchive.encode(NODE);
        assertThat(new String(archive, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("FDRY");
        assertThat(archive[4]).isEqualTo((byte) 1);
        assertThat(archive[6]).isEqualTo((byte) ArchiveHeader.CHECKSUMMED);
        assertThat(Archive.of(archive).getInt(16)).isEqualTo(archive.length);
    }

    private static String lines(byte[] bytes) {
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < bytes.length; at += 16) {
            lines.append(HexFormat.ofDelimiter(" ").formatHex(bytes, at, Math.min(bytes.length, at + 16)))
                    .append('\n');
        }
        return lines.toString();
    }
}
