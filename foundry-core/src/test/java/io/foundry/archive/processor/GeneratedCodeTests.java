package io.foundry.archive.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import org.junit.jupiter.api.Test;

/** What generated code does with values of every type. */
class GeneratedCodeTests {

    @Test
    void eachTypeComesBackAsItWas() {
        Everything full = Everything.full();
        byte[] archive = EverythingArchive.encode(full);
        assertThat(EverythingArchive.decode(archive)).isEqualTo(full);
        assertThat(EverythingArchive.access(archive).toRecord()).isEqualTo(full);
    }

    @Test
    void nullsComeBackAsNulls() {
        Everything empty = Everything.empty();
        assertThat(EverythingArchive.decode(EverythingArchive.encode(empty))).isEqualTo(empty);
    }

    @Test
    void eachAccessorOfAViewAnswersAsTheRecords() throws ReflectiveOperationException {
        for (Everything value : new Everything[] {Everything.full(), Everything.empty()}) {
            EverythingView view = EverythingArchive.access(EverythingArchive.encode(value));
            for (RecordComponent component : Everything.class.getRecordComponents()) {
                assertThat(EverythingView.class.getMethod(component.getName()).invoke(view))
                        .as(component.getName())
                        .isEqualTo(component.getAccessor().invoke(value));
            }
        }
    }

    @Test
    void viewsHaveTheRecordsText() {
        assertThat(EverythingArchive.access(EverythingArchive.encode(Everything.full())))
                .hasToString(Everything.full().toString());
        assertThat(EverythingArchive.access(EverythingArchive.encode(Everything.empty())))
                .hasToString(Everything.empty().toString());
    }

    @Test
    void containersComeBackAsTheyWere() {
        for (Containers value : new Containers[] {Containers.full(), Containers.empty()}) {
            byte[] archive = ContainersArchive.encode(value);
            ContainersView view = ContainersArchive.access(archive);
            Containers decoded = ContainersArchive.decode(archive);
            assertThat(view.contentEquals(value)).isTrue();
            assertThat(value.contentEquals(view)).isTrue();
            assertThat(decoded.contentEquals(value)).isTrue();
            assertThat(decoded.contentEquals(view)).isTrue();
            assertThat(view.toRecord().contentEquals(value)).isTrue();
            assertThat(ContainersArchive.TYPE.contentHash(view)).isEqualTo(ContainersArchive.TYPE.contentHash(value));
            assertThat(ContainersArchive.encode(view)).isEqualTo(archive);
        }
    }
}
