package io.foundry.identifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** A failure prints the seed and the smallest input found. */
class IdentifierPropertyTests {

    /** Few different chars, so that equal texts and equal prefixes are likely; lone surrogates among them. */
    static Gen<String> texts() {
        return lists().of(integers().between(0, 9)).ofSizeBetween(0, 12).map(picks -> {
            StringBuilder text = new StringBuilder();
            picks.forEach(pick -> text.append("aB-:é\uD83D\uDE00\u0000\uFFFDz".charAt(pick)));
            return text.toString();
        });
    }

    /** Bytes that mostly look like UTF-8 and often are not. */
    static Gen<byte[]> bytes() {
        int[] likely = {'a', 'B', 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC1, 0xC3, 0xE0, 0xE2, 0xED, 0xEF, 0xF0, 0xF4, 0xF5};
        return lists().of(integers().between(0, likely.length))
                .ofSizeBetween(0, 12)
                .map(picks -> {
                    byte[] bytes = new byte[picks.size()];
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] = (byte) (picks.get(i) < likely.length ? likely[picks.get(i)] : 0x90);
                    }
                    return bytes;
                });
    }

    private static List<Identifier> charForms(String text) {
        String longer = "x" + text + "y";
        int end = longer.length() - 1;
        return List.of(
                Identifier.of(text),
                new IdentifierView().wrap(longer, 1, end),
                new IdentifierView().wrap(new StringBuilder(longer), 1, end),
                new IdentifierView().wrap(longer.toCharArray(), 1, end));
    }

    private static List<Identifier> byteForms(byte[] utf8) {
        byte[] longer = new byte[utf8.length + 2];
        Arrays.fill(longer, (byte) 0xBF);
        System.arraycopy(utf8, 0, longer, 1, utf8.length);
        List<Identifier> forms = new ArrayList<>(charForms(new String(utf8, UTF_8)));
        forms.add(new IdentifierView().wrapUtf8(longer, 1, longer.length - 1));
        return forms;
    }

    @Test
    void equalityHashAndOrderAreThoseOfStrings() {
        qt().forAll(texts(), texts()).checkAssert((a, b) -> {
            for (Identifier one : charForms(a)) {
                for (Identifier other : charForms(b)) {
                    assertThat(one.equals(other)).isEqualTo(a.equals(b));
                    assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Integer.signum(a.compareTo(b)));
                    assertThat(one.hashCode()).isEqualTo(a.hashCode());
                    assertThat(one.equalsIgnoreCase(other))
                            .isEqualTo(foldAscii(a).equals(foldAscii(b)));
                }
            }
        });
    }

    @Test
    void bytesAreEqualToWhatTheyDecodeTo() {
        qt().forAll(bytes(), bytes()).checkAssert((a, b) -> {
            String textA = new String(a, UTF_8);
            String textB = new String(b, UTF_8);
            for (Identifier one : byteForms(a)) {
                assertThat(one.hashCode()).isEqualTo(textA.hashCode());
                assertThat(one.toString()).isEqualTo(textA);
                for (Identifier other : byteForms(b)) {
                    assertThat(one.equals(other)).isEqualTo(textA.equals(textB));
                    assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Integer.signum(textA.compareTo(textB)));
                }
            }
        });
    }

    @Test
    void anyTextSurvivesUtf8() {
        qt().forAll(strings().basicMultilingualPlaneAlphabet().ofLengthBetween(0, 40))
                .checkAssert(text -> {
                    byte[] utf8 = text.getBytes(UTF_8);
                    assertThat(new IdentifierView().wrapUtf8(utf8, 0, utf8.length))
                            .isEqualTo(Identifier.of(new String(utf8, UTF_8)));
                });
    }

    @Test
    void decodingAgreesWithTheJdkForAllSequencesOfLeadBytes() {
        char[] out = new char[4];
        int[] thirds = {'a', 0x80, 0xA5, 0xBF, 0xC0, 0xED};
        for (int word = 0; word < 0x10000; word++) {
            for (int third : thirds) {
                byte[] bytes = {(byte) (word >> 8), (byte) word, (byte) third, (byte) 0x80};
                for (int length = 1; length <= 4; length++) {
                    int chars = Utf8.decode(bytes, 0, length, out);
                    String expected = new String(bytes, 0, length, UTF_8);
                    if (chars != expected.length() || !new String(out, 0, chars).equals(expected)) {
                        assertThat(new String(out, 0, chars))
                                .as(Arrays.toString(bytes))
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    static String foldAscii(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            folded.setCharAt(i, AsciiCase.toLower(text.charAt(i)));
        }
        return folded.toString();
    }
}
