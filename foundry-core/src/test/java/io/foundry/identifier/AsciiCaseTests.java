package io.foundry.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AsciiCaseTests {

    @Test
    void everyByteInEveryLaneIsLoweredAsAlone() {
        for (int lane = 0; lane < 8; lane++) {
            for (int value = 0; value < 256; value++) {
                for (long around : new long[] {0, -1, 0x4141_4141_4141_4141L, 0x5A5A_5A5A_5A5A_5A5AL}) {
                    long word = (around & ~(0xFFL << 8 * lane)) | (long) value << 8 * lane;
                    long expected = 0;
                    for (int i = 0; i < 8; i++) {
                        int b = (int) (word >>> 8 * i) & 0xFF;
                        expected |= (long) (b >= 'A' && b <= 'Z' ? b + 32 : b) << 8 * i;
                    }
                    assertThat(AsciiCase.lower(word)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void copiesAndComparesAnyLengthAndOffset() {
        Random random = new Random(7);
        for (int length = 0; length < 40; length++) {
            byte[] from = new byte[length + 3];
            random.nextBytes(from);
            byte[] to = new byte[length + 5];
            AsciiCase.toLower(from, 3, to, 5, length);

            for (int i = 0; i < length; i++) {
                byte b = from[3 + i];
                assertThat(to[5 + i]).isEqualTo(b >= 0 ? (byte) AsciiCase.toLower((char) b) : b);
            }
            assertThat(AsciiCase.equalsIgnoreCase(from, 3, to, 5, length)).isTrue();
            for (int i = 0; i < length; i++) {
                to[5 + i] ^= 1;
                assertThat(AsciiCase.equalsIgnoreCase(from, 3, to, 5, length)).isFalse();
                to[5 + i] ^= 1;
            }
        }
    }
}
