package io.foundry.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Damages archives the way faults and attackers do: bits, numbers, cuts, splices, noise. */
final class Mutations {

    private static final int[] NUMBERS = {
        0, 1, 2, 3, 127, 128, 255, 256, 65_535, 65_536, 1 << 24, 1 << 30, -1, -2, 1 << 31
    };

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** A damaged copy; most of them with the header mended, so that the damage behind it is what counts. */
    byte[] of(byte[] archive, byte[] other) {
        byte[] bytes = archive.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            bytes = once(bytes, other);
        }
        if (random.nextInt(10) != 0 && bytes.length >= ArchiveHeader.SIZE) {
            System.arraycopy(archive, 0, bytes, 0, ArchiveHeader.SIZE);
            numbers(bytes).putInt(16, bytes.length);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes, byte[] other) {
        if (bytes.length < 8) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(9)) {
            case 0:
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                return bytes;
            case 1:
                bytes[at] = (byte) random.nextInt();
                return bytes;
            case 2:
                numbers(bytes).putInt(Math.min(at, bytes.length - 4), NUMBERS[random.nextInt(NUMBERS.length)]);
                return bytes;
            case 3:
                int number = Math.min(at & -4, bytes.length - 4);
                numbers(bytes).putInt(number, numbers(bytes).getInt(number) + random.nextInt(65) - 32);
                return bytes;
            case 4:
                return Arrays.copyOf(bytes, at);
            case 5:
                return Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(16));
            case 6:
                int length = Math.min(1 + random.nextInt(32), bytes.length - at);
                System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
                return bytes;
            case 7:
                int spliced = Math.min(Math.min(1 + random.nextInt(64), bytes.length - at), other.length);
                System.arraycopy(other, random.nextInt(other.length - spliced + 1), bytes, at, spliced);
                return bytes;
            default:
                byte[] noise = new byte[Math.min(1 + random.nextInt(16), bytes.length - at)];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, bytes, at, noise.length);
                return bytes;
        }
    }

    /** A sound header with nothing sound behind it. */
    byte[] noise(byte[] archive) {
        byte[] bytes = new byte[ArchiveHeader.SIZE + random.nextInt(2_000)];
        random.nextBytes(bytes);
        System.arraycopy(archive, 0, bytes, 0, ArchiveHeader.SIZE);
        numbers(bytes).putInt(16, bytes.length);
        return bytes;
    }

    private static ByteBuffer numbers(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
