package io.foundry.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Keeps the README's table of properties equal to the metadata that IDEs read. With {@code -Dreadme.write=true} it
 * writes the table instead of comparing it.
 */
class ReadmePropertiesTests {

    private static final Path README = Path.of("..", "README.md");

    private static final String START = "<!-- properties: checked against the metadata by ReadmePropertiesTests -->\n";

    private static final String END = "<!-- /properties -->";

    @Test
    void theTableShowsEveryPropertyWithItsDefaultAndDescription() throws IOException {
        String readme = Files.readString(README);
        int start = readme.indexOf(START) + START.length();
        int end = readme.indexOf(END);
        assertThat(start).as("the README marks where the table is").isBetween(START.length(), end);
        if (Boolean.getBoolean("readme.write")) {
            Files.writeString(README, readme.substring(0, start) + table() + readme.substring(end));
        } else {
            assertThat(readme.substring(start, end))
                    .as("the README's table; -Dreadme.write=true writes it")
                    .isEqualTo(table());
        }
    }

    @Test
    void everyPropertyIsDescribedInPlainTextAndHasADefault() throws IOException {
        assertThat(properties()).isNotEmpty().allSatisfy(property -> {
            assertThat(property.get("description"))
                    .asString()
                    .endsWith(".")
                    .doesNotStartWith("The ")
                    .doesNotContain("{@", "<");
            assertThat(property).containsKey("defaultValue");
            if ("java.lang.Boolean".equals(property.get("type"))) {
                assertThat(property.get("description")).asString().startsWith("Whether ");
            }
        });
    }

    private static String table() throws IOException {
        return properties().stream()
                .map(property -> "| `%s` | `%s` | %s |\n"
                        .formatted(property.get("name"), property.get("defaultValue"), property.get("description")))
                .collect(Collectors.joining("", "| property | default | meaning |\n|---|---|---|\n", ""));
    }

    private static List<Map<String, Object>> properties() throws IOException {
        List<Map<String, Object>> properties = JsonPath.parse(
                        HouseRulesTests.resource("/META-INF/spring-configuration-metadata.json"))
                .read("$.properties[?(@.name =~ /foundry\\..*/)]");
        return properties.stream()
                .sorted(Comparator.comparing(ReadmePropertiesTests::order))
                .toList();
    }

    /** By feature, each feature's switch first. */
    private static String order(Map<String, Object> property) {
        String name = (String) property.get("name");
        int feature = name.lastIndexOf('.');
        return name.substring(0, feature) + (name.endsWith(".enabled") ? " " : ".") + name.substring(feature);
    }
}
