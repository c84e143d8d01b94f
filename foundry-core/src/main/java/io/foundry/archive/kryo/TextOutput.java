package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Output;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A growing buffer that writes strings a byte a character where all are Latin-1, else two.
 *
 * <p>Owned by one thread at a time. Gives back a buffer that one large value has blown up.
 */
final class TextOutput extends Output {

    private static final int KEPT_BYTES = 64 * 1024;
    private static final int FIRST_BYTES = 1024;

    private final int maxBytes;

    TextOutput(int maxBytes) {
        super(FIRST_BYTES, maxBytes);
        this.maxBytes = maxBytes;
    }

    void shrink() {
        if (buffer.length > KEPT_BYTES) {
            setBuffer(new byte[FIRST_BYTES], maxBytes);
        }
        reset();
    }

    // A varint of 0 for null, (count + 1) << 1 for Latin-1, count << 1 | 1 for others, which are never empty.
    @Override
    public void writeString(@Nullable String value) {
        if (value == null) {
            writeVarInt(0, true);
            return;
        }
        int count = value.length();
        if (count >= 1 << 29) {
            throw new KryoException("A string of " + count + " characters is too long");
        }
        for (int i = 0; i < count; i++) {
            if (value.charAt(i) > 0xff) {
                writeVarInt((count << 1) | 1, true);
                char[] chars = value.toCharArray();
                writeChars(chars, 0, count);
                return;
            }
        }
        writeVarInt((count + 1) << 1, true);
        writeBytes(value.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void writeAscii(@Nullable String value) {
        writeString(value);
    }
}
