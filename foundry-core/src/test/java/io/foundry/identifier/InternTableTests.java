package io.foundry.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.IdentityHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InternTableTests {

    @Test
    void remembersNoMoreThanItsSize() {
        InternTable table = new InternTable(16);
        Map<Identifier, Boolean> first = new IdentityHashMap<>();
        for (int i = 0; i < 1000; i++) {
            first.put(table.intern("name" + i), true);
        }

        int remembered = 0;
        for (int i = 999; i >= 0; i--) {
            Identifier again = table.intern("name" + i);
            remembered += first.containsKey(again) ? 1 : 0;
            assertThat(again).hasToString("name" + i);
        }

        assertThat(remembered).isBetween(1, 16);
    }

    @Test
    void keepsANameThatSharesItsPlaceWithOneOther() {
        InternTable table = new InternTable(2);
        Identifier a = table.intern("a");
        Identifier b = table.intern("b");

        assertThat(table.intern("a")).isSameAs(a);
        assertThat(table.intern(new IdentifierView().wrap("b"))).isSameAs(b);

        table.intern("c");

        assertThat(table.intern("b")).isSameAs(b);
        assertThat(table.intern("a")).isEqualTo(a).isNotSameAs(a);
    }
}
