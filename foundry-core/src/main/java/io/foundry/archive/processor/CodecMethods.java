package io.foundry.archive.processor;

/** Writes the constructor, the holder of the codec, and the static methods that lead to it. */
final class CodecMethods {

    private CodecMethods() {}

    static void add(SourceFile file) {
        file.add("""
                private static final class Codec {
                    static final ${io.foundry.archive.ArchiveCodec}<#{record}, #{view}> CODEC =
                            ${io.foundry.archive.ArchiveCodec}.of(TYPE);
                }

                private #{simpleName}Archive() {}

                /** Returns the codec, with all its modes. */
                public static ${io.foundry.archive.ArchiveCodec}<#{record}, #{view}> codec() {
                    return Codec.CODEC;
                }

                /** Returns the value as an archive of its own, with a checksum. */
                public static byte[] encode(#{view} value) {
                    return codec().encode(value);
                }

                /** Returns a view of bytes that anybody may have written: all of them are checked, none is copied. */
                public static #{view} access(byte[] archive) {
                    return codec().access(archive);
                }

                /** Returns a view of a heap, direct or mapped buffer: all of it is checked, nothing is copied. */
                public static #{view} access(${java.nio.ByteBuffer} archive) {
                    return codec().access(archive);
                }

                /** Returns the value in bytes that anybody may have written: all of them are checked. */
                public static #{record} decode(byte[] archive) {
                    return codec().decode(archive);
                }
                """);
    }
}
