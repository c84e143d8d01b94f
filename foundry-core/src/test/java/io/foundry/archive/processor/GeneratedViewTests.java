package io.foundry.archive.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** What generated views have beside accessors, and how they compare. */
class GeneratedViewTests {

    private final Containers record = Containers.full();
    private final ContainersView view = ContainersArchive.access(ContainersArchive.encode(record));

    @Test
    void stringsAreComparedWithoutBeingCreated() {
        Everything full = Everything.full();
        for (EverythingView either : List.of(full, EverythingArchive.access(EverythingArchive.encode(full)))) {
            assertThat(either.stringEquals(new StringBuilder("Zürich – €"))).isTrue();
            assertThat(either.stringEquals("Zürich")).isFalse();
            assertThat(either.stringEquals(null)).isFalse();
            assertThat(either.stringCompareTo("Zürich")).isPositive();
            assertThat(either.stringCompareTo("Zürich – €")).isZero();
        }
        Everything empty = Everything.empty();
        for (EverythingView either : List.of(empty, EverythingArchive.access(EverythingArchive.encode(empty)))) {
            assertThat(either.stringEquals(null)).isTrue();
            assertThat(either.stringEquals("")).isFalse();
            assertThatThrownBy(() -> either.stringCompareTo("")).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void arraysAreSlicedAndIndexedInPlace() {
        for (ContainersView either : List.of(record, view)) {
            assertThat(either.longsBuffer()).isEqualTo(LongBuffer.wrap(new long[] {1, -2, Long.MAX_VALUE}));
            assertThat(either.intsLength()).isEqualTo(3);
            assertThat(either.intsAt(2)).isEqualTo(Integer.MAX_VALUE);
            assertThat(either.shortsAt(1)).isEqualTo((short) -2);
            assertThat(either.charsAt(1)).isEqualTo('\u20ac');
            assertThat(either.floatsAt(0)).isEqualTo(1.5f);
            assertThat(either.doublesAt(0)).isEqualTo(1.5);
            assertThat(either.booleansAt(2)).isTrue();
            assertThat(either.bytesBuffer()).isEqualTo(ByteBuffer.wrap(new byte[] {1, -2, 3}));
            assertThat(either.bytesBuffer().order()).isEqualTo(ByteOrder.BIG_ENDIAN);
            assertThatThrownBy(() -> either.bytesBuffer().put((byte) 1)).isInstanceOf(ReadOnlyBufferException.class);
            assertThatThrownBy(() -> either.intsAt(3)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> either.intsAt(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        Containers empty = Containers.empty();
        for (ContainersView either : List.of(empty, ContainersArchive.access(ContainersArchive.encode(empty)))) {
            assertThat(either.longsBuffer()).isNull();
            assertThatThrownBy(either::longsLength).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void viewsOfTheSameContentAreEqualAndRecordsAreNot() {
        ContainersView same = ContainersArchive.access(ContainersArchive.encode(record));
        ContainersView other = ContainersArchive.access(ContainersArchive.encode(Containers.empty()));
        assertThat(view)
                .isEqualTo(same)
                .hasSameHashCodeAs(same)
                .isNotEqualTo(other)
                .isNotEqualTo(null);
        assertThat(view).isNotEqualTo(record);
        assertThat(record).isNotEqualTo(view);
    }

    @Test
    void eachComponentCountsInComparisons() {
        EverythingView full = EverythingArchive.access(EverythingArchive.encode(Everything.full()));
        assertThat(full.contentEquals(Everything.empty())).isFalse();
        assertThat(full.contentEquals(null)).isFalse();
        assertThat(Differing.records()).allSatisfy(different -> {
            assertThat(full.contentEquals(different)).isFalse();
            assertThat(full).isNotEqualTo(EverythingArchive.access(EverythingArchive.encode(different)));
        });
    }

    @Test
    void textShowsArraysByContentAndNestedViewsAsRecords() {
        assertThat(view.toString())
                .startsWith("Containers[bytes=[1, -2, 3], shorts=[1, -2], ")
                .contains("shape=Label[text=outer, of=Label[text=inner, of=Circle[radius=1.0]]]")
                .contains("optionalLong=OptionalLong[2]");
    }

    @Test
    void listsOfViewsAreReadByIndexByIteratorAndByForEach() {
        List<? extends ContainersView> children = view.children();
        assertThat(children).hasSize(2);
        List<ContainersView> seen = new ArrayList<>();
        children.forEach(seen::add);
        assertThat(seen).isEqualTo(children).isEqualTo(List.of(children.get(0), children.get(1)));
        assertThat(children.stream().toList()).isEqualTo(seen);
        Iterator<? extends ContainersView> iterator = children.iterator();
        assertThat(iterator.next()).isEqualTo(children.get(0));
        assertThat(iterator.next()).isEqualTo(children.get(1));
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> children.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> children.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void sealedInterfacesAreArchivedByThemselves() {
        Shape shape = new Shape.Label("of", new Shape.Square(2));
        byte[] archive = ShapeArchive.encode(shape);
        assertThat(ShapeArchive.decode(archive)).isEqualTo(shape);
        ShapeView decoded = ShapeArchive.access(archive);
        assertThat(decoded).isInstanceOf(LabelView.class).isNotInstanceOf(PolygonView.class);
        assertThat(decoded.toRecord()).isEqualTo(shape);
        assertThat(decoded.contentEquals(shape)).isTrue();
        assertThat(shape.contentEquals(new Shape.Square(2))).isFalse();
        assertThat(((LabelView) decoded).of()).isInstanceOf(PolygonView.class);
        assertThat(((SquareView) ((LabelView) decoded).of()).side()).isEqualTo(2);
    }
}
