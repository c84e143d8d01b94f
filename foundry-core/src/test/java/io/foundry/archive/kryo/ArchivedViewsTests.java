package io.foundry.archive.kryo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foundry.archive.ArchiveCodec;
import io.foundry.archive.kryo.samples.Harbour;
import io.foundry.archive.kryo.samples.HarbourArchive;
import io.foundry.archive.kryo.samples.HarbourView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Views of archives in values that have no archive. */
class ArchivedViewsTests {

    private final KryoCodec codec =
            KryoCodec.builder().allowPackages("io.foundry.archive.kryo.samples").build();

    private final Harbour harbour =
            new Harbour("a", List.of(Harbour.named("b"), Harbour.named("c")), Set.of("blue"), Map.of("west", 1));

    private final HarbourView view = view(harbour);

    @Test
    void aViewComesBackAsItsRecord() {
        assertThat(view).isNotInstanceOf(Harbour.class);
        assertThat(decoded(view)).isEqualTo(harbour);
        assertThat(decoded(List.of(view, harbour, view))).isEqualTo(List.of(harbour, harbour, harbour));
        assertThat(decoded(new HashSet<>(Set.of(view)))).isEqualTo(Set.of(harbour));
        assertThat(decoded(Map.of(view, view))).isEqualTo(Map.of(harbour, harbour));
        assertThat(decoded(new Object[] {view, "x"})).isEqualTo(new Object[] {harbour, "x"});
    }

    @Test
    void aViewThatIsSharedComesBackOnce() {
        List<?> twice = (List<?>) decoded(List.of(view, view));
        assertThat(twice.get(0)).isSameAs(twice.get(1));
    }

    @Test
    void containersInArchivesComeBackAsThoseOfTheJdk() {
        assertThat(decoded(view.near())).isEqualTo(harbour.near()).isExactlyInstanceOf(ArrayList.class);
        assertThat(decoded(view.flags())).isEqualTo(harbour.flags()).isExactlyInstanceOf(LinkedHashSet.class);
        assertThat(decoded(view.berths())).isEqualTo(harbour.berths()).isExactlyInstanceOf(LinkedHashMap.class);
    }

    @Test
    void aViewOfARecordThatIsNotAllowedIsRefusedByTheRecordsName() {
        KryoCodec strict = KryoCodec.builder().build();
        assertThatThrownBy(() -> strict.encode(List.of(view)))
                .isInstanceOf(UnsupportedTypesException.class)
                .hasMessageContaining(Harbour.class.getName() + " (not in an allowed package")
                .hasMessageNotContaining("allow io.foundry.archive if")
                .hasMessageNotContaining("Flyweight");
    }

    private Object decoded(Object value) {
        return codec.decode(codec.encode(value));
    }

    private static HarbourView view(Harbour harbour) {
        ArchiveCodec<Harbour, HarbourView> archives = ArchiveCodec.of(HarbourArchive.TYPE);
        return archives.access(archives.encode(harbour));
    }
}
