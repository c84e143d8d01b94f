package io.foundry.identifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentifierTableTests {

    private static Map<String, Integer> services(int count) {
        Map<String, Integer> names = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            names.put(String.format("app.service.%03d", i), i);
        }
        return names;
    }

    private static <V> void assertFinds(IdentifierTable<V> table, String name, V value) {
        assertThat(table.find(new String(name.toCharArray()))).isEqualTo(value);
        for (Identifier form : IdentifierTests.allForms(name)) {
            assertThat(table.find(form)).isEqualTo(value);
            assertThat(table.findIgnoreCase(form)).isEqualTo(value);
        }
        assertThat(table.find(("_" + name + "_").toCharArray(), 1, name.length() + 1))
                .isEqualTo(value);
    }

    @Test
    void findsEachNameInEachForm() {
        Map<String, Integer> names = services(1000);
        names.put("größe", 1000);
        names.put("x", 1001);
        IdentifierTable<Integer> table = IdentifierTable.copyOf(names);

        names.forEach((name, value) -> assertFinds(table, name, value));
        assertThat(table.size()).isEqualTo(1002);
    }

    @Test
    void findsNothingForOtherNames() {
        IdentifierTable<Integer> table = IdentifierTable.copyOf(services(100));

        for (String other : new String[] {"", "a", "app.service.100", "app.service.0000", "APP.SERVICE.000", "größe"}) {
            assertThat(table.find(other)).isNull();
            for (Identifier form : IdentifierTests.allForms(other)) {
                assertThat(table.find(form)).isNull();
            }
        }
        assertThat(IdentifierTable.copyOf(Map.of()).find("a")).isNull();
        assertThat(IdentifierTable.copyOf(Map.of()).find(new IdentifierView().wrap("ab", 0, 1)))
                .isNull();
    }

    @Test
    void hashesTheWholeTextWhereFewCharsDoNotTellNamesApart() {
        Map<String, Integer> names = new LinkedHashMap<>();
        for (int i = 0; i < 256; i++) {
            StringBuilder name = new StringBuilder("0".repeat(40));
            for (int bit = 0; bit < 8; bit++) {
                name.setCharAt(16 + bit, (i >> bit & 1) == 1 ? '1' : '0');
            }
            names.put(name.toString(), i);
        }
        assertThat(NameSampling.of(names.keySet().stream().toList()).whole()).isTrue();

        IdentifierTable<Integer> table = IdentifierTable.copyOf(names);

        names.forEach((name, value) -> assertFinds(table, name, value));
    }

    @Test
    void ignoresCaseWhereOneNameMatches() {
        IdentifierTable<Integer> table = IdentifierTable.copyOf(Map.of("Migrate:Run", 1, "Größe", 2, "ab", 3, "AB", 4));

        for (Identifier form : IdentifierTests.allForms("mIGRATE:rUN")) {
            assertThat(table.findIgnoreCase(form)).isEqualTo(1);
        }
        for (Identifier form : IdentifierTests.allForms("gRößE")) {
            assertThat(table.findIgnoreCase(form)).isEqualTo(2);
        }
        assertThat(table.findIgnoreCase(Identifier.of("AB"))).isEqualTo(4);
        assertThat(table.findIgnoreCase(Identifier.of("Ab")))
                .as("two names match")
                .isNull();
        assertThat(table.findIgnoreCase(Identifier.of("GRÖßE"))).as("not ASCII").isNull();
        assertThat(table.findIgnoreCase(Identifier.of(""))).isNull();
    }

    @Test
    void agreesWithAHashMapOnAnyNames() {
        qt().forAll(lists().of(IdentifierPropertyTests.texts()).ofSizeBetween(0, 20), IdentifierPropertyTests.texts())
                .checkAssert((names, asked) -> {
                    Map<String, Integer> map = new HashMap<>();
                    names.stream().filter(name -> !name.isEmpty()).forEach(name -> map.put(name, map.size()));
                    IdentifierTable<Integer> table = IdentifierTable.copyOf(map);
                    for (String name : names) {
                        assertThat(table.find(name)).isEqualTo(map.get(name));
                        assertThat(table.find(name.toCharArray(), 0, name.length()))
                                .isEqualTo(map.get(name));
                        assertThat(table.find(new IdentifierView().wrap(name + "!", 0, name.length())))
                                .isEqualTo(map.get(name));
                    }
                    byte[] utf8 = asked.getBytes(UTF_8);
                    assertThat(table.find(asked)).isEqualTo(map.get(asked));
                    assertThat(table.find(new IdentifierView().wrapUtf8(utf8, 0, utf8.length)))
                            .isEqualTo(map.get(new String(utf8, UTF_8)));
                });
    }

    @Test
    void refusesTheEmptyName() {
        assertThatThrownBy(() -> IdentifierTable.copyOf(Map.of("", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A name in a table may not be empty");
    }

    @Test
    void lookupsAllocateNothing() throws Exception {
        IdentifierTable<String> table = IdentifierTable.copyOf(Map.of("migrate:run", "a", "größe", "b"));
        String line = "migrate:run größe none";
        byte[] utf8 = line.getBytes(UTF_8);
        char[] chars = line.toCharArray();
        String name = new String(chars, 0, 11);
        IdentifierView view = new IdentifierView();

        AllocatedBytes.assertNone(() -> length(table.find(name))
                + length(table.find(chars, 0, 11))
                + length(table.find(view.wrap(line, 0, 11)))
                + length(table.find(view.wrapUtf8(utf8, 0, 11)))
                + length(table.find(view.wrapUtf8(utf8, 12, 19)))
                + length(table.findIgnoreCase(view.wrap(line, 18, 22))));
    }

    private static int length(String value) {
        return value == null ? 0 : value.length();
    }
}
