package io.foundry.identifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTests {

    static List<Identifier> allForms(String text) {
        String longer = "<" + text + ">";
        int end = longer.length() - 1;
        byte[] utf8 = longer.getBytes(UTF_8);
        return List.of(
                Identifier.of(text),
                new IdentifierView().wrap(text),
                new IdentifierView().wrap(longer, 1, end),
                new IdentifierView().wrap(new StringBuilder(longer), 1, end),
                new IdentifierView().wrap(longer.toCharArray(), 1, end),
                new IdentifierView().wrapUtf8(utf8, 1, utf8.length - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "migrate:run", "größe", "数据", "a😀b", "x\u0000y"})
    void formsOfOneTextAreEqual(String text) {
        for (Identifier one : allForms(text)) {
            for (Identifier other : allForms(text)) {
                assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isEqualByComparingTo(other);
            }
            assertThat(one.hashCode()).isEqualTo(text.hashCode());
            assertThat(one.toString()).isEqualTo(text);
            assertThat(one.length()).isEqualTo(text.length());
            assertThat(one.contentEquals(text)).isTrue();
            assertThat(one.contentEquals(new StringBuilder(text))).isTrue();
            assertThat(one.contentEquals(text + "!")).isFalse();
        }
    }

    @Test
    void illFormedBytesReadAsReplacementChars() {
        IdentifierView view = new IdentifierView().wrapUtf8(new byte[] {'a', (byte) 0xC3, 'b', (byte) 0xFF}, 0, 4);

        assertThat(view.toString()).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(view).isEqualTo(Identifier.of("a\uFFFDb\uFFFD"));
        assertThat(view.charAt(1)).isEqualTo('\uFFFD');
    }

    @Test
    void viewFollowsItsLastWrap() {
        IdentifierView view = new IdentifierView().wrap("one");
        assertThat(view.hashCode()).isEqualTo("one".hashCode());

        view.wrap("two");

        assertThat(view.hashCode()).isEqualTo("two".hashCode());
        assertThat(view).isEqualTo(Identifier.of("two")).isNotEqualTo(Identifier.of("one"));
    }

    @Test
    void ownedTextOutlivesItsSource() {
        char[] text = "cache".toCharArray();
        IdentifierView view = new IdentifierView().wrap(text, 0, 5);
        Identifier owned = view.toOwned();

        text[0] = 'X';

        assertThat(owned.toString()).isEqualTo("cache");
        assertThat(owned.isBorrowed()).isFalse();
        assertThat(view.isBorrowed()).isTrue();
        assertThat(owned.toOwned()).isSameAs(owned);
    }

    @Test
    void equalTextsAreInternedOnce() {
        Identifier first = Identifier.of("interned:once");

        for (Identifier form : allForms("interned:once")) {
            assertThat(form.toOwned()).isSameAs(first);
        }
    }

    @Test
    void typedNamesOwnTheirTextAndDifferByType() {
        IdentifierView view = new IdentifierView().wrap("queue:list users", 0, 10);
        CommandId command = new CommandId(view);

        view.wrap("other");

        assertThat(command).isEqualTo(CommandId.of("queue:list")).hasToString("queue:list");
        assertThat((Object) command).isNotEqualTo(ServiceKey.of("queue:list"));
        assertThat(CommandId.of("a")).isLessThan(CommandId.of("b"));
        assertThat(ServiceKey.of("a")).isLessThan(ServiceKey.of("b")).hasToString("a");
    }

    @Test
    void rangesOutsideTheSourceAreRefused() {
        IdentifierView view = new IdentifierView();

        assertThatThrownBy(() -> view.wrap("abc", 2, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> view.wrap(new char[3], -1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> view.wrapUtf8(new byte[3], 2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> view.wrap("abc", 1, 2).charAt(1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("No char 1 in an identifier of 1 chars");
    }

    @Test
    void caseIsIgnoredForAsciiLettersOnly() {
        for (Identifier upper : allForms("MIGRATE:Run[9]")) {
            for (Identifier lower : allForms("migrate:run[9]")) {
                assertThat(upper.equalsIgnoreCase(lower)).isTrue();
            }
            assertThat(upper.equalsIgnoreCase(Identifier.of("migrate:run{9}"))).isFalse();
        }
        assertThat(Identifier.of("Ä").equalsIgnoreCase(Identifier.of("ä"))).isFalse();
    }

    @Test
    void wrappingComparingAndInterningAllocateNothing() throws Exception {
        String line = "migrate:run users größe";
        char[] chars = line.toCharArray();
        byte[] utf8 = line.getBytes(UTF_8);
        IdentifierView view = new IdentifierView();
        Identifier name = Identifier.of("migrate:run");
        Identifier size = Identifier.of("größe");

        AllocatedBytes.assertNone(() -> (view.wrap(line, 0, 11).equals(name) ? 1 : 0)
                + view.hashCode()
                + view.toOwned().length()
                + (view.wrap(chars, 0, 11).equals(name) ? 1 : 0)
                + view.toOwned().length()
                + (view.wrapUtf8(utf8, 0, 11).equals(name) ? 1 : 0)
                + view.toOwned().length()
                + (view.equalsIgnoreCase(name) ? 1 : 0)
                + (view.wrapUtf8(utf8, 18, utf8.length).equals(size) ? 1 : 0)
                + view.toOwned().length());
    }
}
