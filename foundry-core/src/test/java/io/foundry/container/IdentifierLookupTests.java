package io.foundry.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foundry.identifier.Identifier;
import io.foundry.identifier.IdentifierView;
import io.foundry.identifier.ServiceKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Services by names that are borrowed from something longer. */
class IdentifierLookupTests {

    private final FoundryContainer container = new FoundryContainer();

    IdentifierLookupTests() {
        container.update(batch -> batch.instance("app.mailer", "mailer")
                .alias("post", "app.mailer")
                .bind("grüße", () -> "greetings")
                // The same hash as "BB"
                .instance("Aa", "first"));
    }

    @Test
    void aPartOfALineFindsAServiceAndAnAlias() {
        String line = "send app.mailer post";
        IdentifierView view = new IdentifierView();
        assertThat(container.resolve(view.wrap(line, 5, 15))).isEqualTo("mailer");
        assertThat(container.has(view)).isTrue();
        assertThat(container.resolve(view.wrap(line, 16, 20))).isEqualTo("mailer");
    }

    @Test
    void bytesAndCharsFindIt() {
        byte[] utf8 = "<grüße>".getBytes(StandardCharsets.UTF_8);
        IdentifierView view = new IdentifierView();
        assertThat(container.resolve(view.wrapUtf8(utf8, 1, utf8.length - 1))).isEqualTo("greetings");
        assertThat(container.resolve(view.wrap("-post-".toCharArray(), 1, 5))).isEqualTo("mailer");
    }

    @Test
    void aKeyFindsIt() {
        assertThat(container.resolve(ServiceKey.of("post"))).isEqualTo("mailer");
        assertThat(container.resolve(Identifier.of("app.mailer"))).isEqualTo("mailer");
    }

    @Test
    void anotherNameOfTheSameHashDoesNot() {
        assertThat(container.has(Identifier.of("BB"))).isFalse();
        assertThat(container.resolve(Identifier.of("Aa"))).isEqualTo("first");
    }

    @Test
    void anUnknownNameIsNamedInTheError() {
        assertThatExceptionOfType(UnknownServiceException.class)
                .isThrownBy(() -> container.resolve(new IdentifierView().wrap("xx nobody", 3, 9)))
                .withMessageContaining("'nobody'");
    }

    @Test
    void theSourceIsAskedForWhatIsNotKnownYet() {
        FoundryContainer asking = new FoundryContainer(name -> name.equals("late") ? () -> "here" : null);
        assertThat(asking.resolve(new IdentifierView().wrap("too late", 4, 8))).isEqualTo("here");
    }
}
