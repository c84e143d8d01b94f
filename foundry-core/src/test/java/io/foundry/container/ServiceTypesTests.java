package io.foundry.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServiceTypesTests {

    private final FoundryContainer container = new FoundryContainer();

    @Test
    void foundByItsClassBySuperclassesAndByInterfaces() {
        container.update(
                batch -> batch.instance("builder", new StringBuilder("b")).alias("other", "builder"));

        assertThat(container.resolve(StringBuilder.class)).hasToString("b");
        assertThat(container.resolve(CharSequence.class)).hasToString("b");
        assertThat(container.resolve(Object.class)).hasToString("b");
        assertThat(container.has(Appendable.class)).isTrue();
        assertThat(container.has(String.class)).isFalse();
    }

    @Test
    void askingForATypeMakesNothingElse() {
        AtomicInteger made = new AtomicInteger();
        container.update(batch -> batch.singleton("number", Integer.class, made::incrementAndGet)
                .singleton("untyped", made::incrementAndGet)
                .bind("text", String.class, () -> "text"));

        assertThat(container.resolve(String.class)).isEqualTo("text");
        assertThat(container.has(Number.class)).isTrue();
        assertThat(made).hasValue(0);
        assertThat(container.resolve(Number.class)).isEqualTo(1);
    }

    @Test
    void severalOfATypeAreAnErrorThatListsThem() {
        container.update(batch -> batch.instance("two", 2).instance("one", 1).instance("text", "t"));

        assertThat(container.has(Integer.class)).isTrue();
        assertThatExceptionOfType(AmbiguousServiceException.class)
                .isThrownBy(() -> container.resolve(Integer.class))
                .withMessageContaining("2 services are a java.lang.Integer: one, two")
                .satisfies(ambiguous -> {
                    assertThat(ambiguous.candidates()).containsExactly("one", "two");
                    assertThat(ambiguous.type()).isEqualTo(Integer.class);
                });
    }

    @Test
    void manyCandidatesAreNotAllInTheMessage() {
        container.update(batch -> IntStream.range(0, 30).forEach(i -> batch.instance("n" + i, i)));

        assertThatThrownBy(() -> container.resolve(Integer.class)).hasMessageContaining("and 20 more");
    }

    @Test
    void primaryDecidesUntilItIsRemoved() {
        container.update(batch ->
                batch.instance("one", 1).instance("two", 2).instance("three", 3).primary("two"));
        assertThat(container.resolve(Integer.class)).isEqualTo(2);

        container.update(batch -> batch.primary("one"));
        assertThatExceptionOfType(AmbiguousServiceException.class)
                .isThrownBy(() -> container.resolve(Integer.class))
                .satisfies(ambiguous -> assertThat(ambiguous.candidates()).containsExactly("one", "two"));

        container.update(batch -> batch.remove("two"));
        assertThat(container.resolve(Integer.class)).isEqualTo(1);
    }

    @Test
    void laterBatchesAreSeen() {
        assertThatThrownBy(() -> container.resolve(Integer.class))
                .isInstanceOf(UnknownServiceException.class)
                .hasMessageContaining("java.lang.Integer");

        container.update(batch -> batch.instance("one", 1));
        assertThat(container.resolve(Integer.class)).isEqualTo(1);

        container.update(batch -> batch.remove("one"));
        assertThat(container.has(Integer.class)).isFalse();
    }

    @Test
    void supplierThatGivesSomethingElseThanItsTypeIsAnError() {
        container.update(batch -> batch.bind("liar", Integer.class, () -> "text"));

        assertThatThrownBy(() -> container.resolve(Integer.class))
                .isInstanceOf(ClassCastException.class)
                .hasMessage("Service 'liar' is a java.lang.String, not a java.lang.Integer");
    }

    @Test
    void typeTableHoldsMany() {
        TypeTable table = TypeTable.EMPTY;
        Binding binding = new Binding.Instance("x", "x");
        Class<?> array = Object.class;
        for (int i = 0; i < 200; i++) {
            table = table.with(array, binding);
            assertThat(table.find(array)).isSameAs(binding);
            array = array.arrayType();
        }
        assertThat(table.find(array)).isNull();
        assertThat(table.with(Object.class, binding)).isSameAs(table);
    }
}
