package io.foundry.archive;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Prints an archive file as a tree with offsets, and says what is wrong with a corrupt one. A command:
 *
 * <pre>{@code
 * java -cp app-classes:foundry-core.jar io.foundry.archive.ArchiveInspector --type 'List<com.example.City>' cities.archive
 * }</pre>
 *
 * <p>Exits with 0 for a sound archive, 1 for one that is not, 2 for wrong arguments.
 */
public final class ArchiveInspector {

    private static final String HELP = """
            Prints an archive as a tree with offsets, and says what is wrong with a corrupt one.

            Usage: ArchiveInspector [--type TYPE] [--limit N] FILE
              --type TYPE   what the archive holds: a record with @Archived by its full name, or List, Set, Map or
                            Optional of such: 'List<com.example.City>'; its class has to be on the class path.
                            Without it, the header alone is printed.
              --limit N     elements to print of each list, set, map and array (default 10)
              --help        this text
            Exit code: 0 for a sound archive, 1 for one that is not, 2 for wrong arguments.""";

    private final PrintStream out;
    private final int limit;

    private ArchiveInspector(PrintStream out, int limit) {
        this.out = out;
        this.limit = limit;
    }

    /** The command; see the class. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        @Nullable String type = null;
        @Nullable String file = null;
        int limit = 10;
        try {
            for (int i = 0; i < arguments.length; i++) {
                String argument = arguments[i];
                if (argument.equals("--help") || argument.equals("-h")) {
                    out.println(HELP);
                    return 0;
                } else if (argument.equals("--type")) {
                    type = valueOf(arguments, ++i);
                } else if (argument.equals("--limit")) {
                    limit = Integer.parseInt(valueOf(arguments, ++i));
                } else if (argument.startsWith("-") || file != null) {
                    throw new IllegalArgumentException("unexpected argument '" + argument + "'");
                } else {
                    file = argument;
                }
            }
            if (file == null) {
                throw new IllegalArgumentException("no file given");
            }
            Type resolved = type == null ? null : TypeName.parse(type, ArchiveInspector.class.getClassLoader());
            return new ArchiveInspector(out, limit).inspect(Path.of(file), resolved) ? 0 : 1;
        } catch (IllegalArgumentException e) {
            err.println("ArchiveInspector: " + e.getMessage() + "; see --help");
            return 2;
        } catch (NoSuchFileException e) {
            err.println("ArchiveInspector: there is no file " + file);
            return 2;
        } catch (IOException e) {
            err.println("ArchiveInspector: cannot read " + file + ": " + e.getMessage());
            return 2;
        }
    }

    private static String valueOf(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException("'" + arguments[index - 1] + "' needs a value");
        }
        return arguments[index];
    }

    private boolean inspect(Path file, @Nullable Type type) throws IOException {
        Archive archive = Archive.of(Files.readAllBytes(file));
        boolean sound = header(archive);
        if (type == null) {
            out.println("content      not shown: give its type with --type");
            return sound;
        }
        if (archive.length() < ArchiveHeader.SIZE) {
            return false;
        }
        ArchiveCodec<?, ?> codec = ArchiveCodec.of(type);
        try {
            codec.open(archive, Validation.FULL);
            out.println("structure    sound");
        } catch (CorruptArchiveException e) {
            sound = false;
            out.println("structure    " + e.getMessage());
            if (e.reason() == CorruptArchiveException.Reason.FINGERPRINT) {
                out.printf("             %s now has the fingerprint %016x%n", type.getTypeName(), codec.fingerprint());
                return false;
            }
        }
        out.println();
        new TreePrinter(out, archive, limit).print(codec);
        return sound;
    }

    private boolean header(Archive archive) {
        out.println("bytes        " + archive.length());
        if (!ArchiveHeader.isArchive(archive)) {
            out.println("header       none: this is not an archive");
            return false;
        }
        out.println("version      " + (int) archive.getChar(4));
        out.println("kind         " + (ArchiveHeader.isKryo(archive) ? "Kryo" : "archive"));
        out.printf("fingerprint  %016x%n", ArchiveHeader.fingerprint(archive));
        int length = archive.getInt(ArchiveHeader.LENGTH_AT);
        out.println("length       " + length + (length == archive.length() ? "" : "  (wrong)"));
        out.println("root size    " + archive.getInt(ArchiveHeader.ROOT_SIZE_AT));
        return length == archive.length() && checksum(archive);
    }

    private boolean checksum(Archive archive) {
        if (!ArchiveHeader.isChecksummed(archive)) {
            out.println("checksum     none");
            return true;
        }
        try {
            ArchiveHeader.checkChecksum(archive);
            out.printf("checksum     %08x, right%n", archive.getInt(ArchiveHeader.CHECKSUM_AT));
            return true;
        } catch (CorruptArchiveException e) {
            out.printf(
                    "checksum     %08x, wrong: the bytes were changed after writing%n",
                    archive.getInt(ArchiveHeader.CHECKSUM_AT));
            return false;
        }
    }
}
