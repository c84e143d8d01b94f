package io.foundry.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Adds up the test reports of all modules, so that the build's last lines say how many tests ran.
 *
 * <p>The build calls it at the end of {@code mvn verify}; this module is its last one.
 */
public final class TestSummary {

    private int run;

    private int failed;

    private int skipped;

    private TestSummary() {}

    /**
     * Prints the sum.
     *
     * @param args the project's root directory, and the instant at which the build began; older reports are left out
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("Usage: TestSummary <root directory> <start of the build, ISO-8601>");
        }
        Path root = Path.of(args[0]);
        Instant since = Instant.parse(args[1]);
        TestSummary all = new TestSummary();
        for (Path module : modules(root)) {
            TestSummary summary = new TestSummary();
            for (String reports : List.of("target/surefire-reports", "target/failsafe-reports")) {
                summary.addReports(module.resolve(reports), since);
            }
            if (summary.run > 0) {
                System.out.printf("%-36s %5d tests%n", root.relativize(module), summary.run);
                all.add(summary);
            }
        }
        System.out.printf(
                "%d passed, %d failed, %d skipped%n", all.run - all.failed - all.skipped, all.failed, all.skipped);
    }

    private static List<Path> modules(Path root) throws IOException {
        // Modules may lie in modules; none lies deeper.
        try (Stream<Path> below = Files.walk(root, 2)) {
            return below.filter(child -> !child.equals(root) && Files.exists(child.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    private void addReports(Path directory, Instant since) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(TestSummary::isReport).toList()) {
                if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                    addReport(file);
                }
            }
        }
    }

    private static boolean isReport(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith("TEST-") && name.endsWith(".xml");
    }

    private void addReport(Path file) throws IOException {
        Element suite = parse(file);
        run += number(suite, "tests");
        failed += number(suite, "failures") + number(suite, "errors");
        skipped += number(suite, "skipped");
    }

    private static Element parse(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException unreadable) {
            throw new IOException("Not a test report: " + file, unreadable);
        }
    }

    private static int number(Element suite, String attribute) {
        return Integer.parseInt(suite.getAttribute(attribute));
    }

    private void add(TestSummary other) {
        run += other.run;
        failed += other.failed;
        skipped += other.skipped;
    }
}
