package io.foundry.benchmarks.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.esotericsoftware.kryo.util.Util;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A benchmark of a peer that loses something would be won by it. */
class PeerTests {

    private static final Catalogue CATALOGUE = Samples.catalogue();

    private static final Cities CITIES = Samples.cities();

    @ParameterizedTest
    @EnumSource(Subject.class)
    void givesTheCatalogueBack(Subject subject) {
        Peer peer = subject.peer();

        assertThat(peer.decodeCatalogue(peer.encode(CATALOGUE))).isEqualTo(CATALOGUE);
    }

    @ParameterizedTest
    @EnumSource(Subject.class)
    void givesTheCitiesBack(Subject subject) {
        Peer peer = subject.peer();

        assertThat(peer.decodeCities(peer.encode(CITIES))).isEqualTo(CITIES);
    }

    @ParameterizedTest
    @EnumSource(Subject.class)
    void givesCachedDataOfAnySizeBackWithAndWithoutExpiry(Subject subject) {
        Peer peer = subject.peer();

        for (int size : new int[] {0, 5, 10_240, Samples.MEBIBYTE}) {
            CachedData data = Samples.cachedData(size, false);
            assertSame(peer.decodeCachedData(peer.encode(data)), data);
            CachedData eternal = new CachedData("", data.value(), 0, null, 0);
            assertSame(peer.decodeCachedData(peer.encode(eternal)), eternal);
            CachedData expired = new CachedData("ключ", data.value(), 1, 0L, -1);
            assertSame(peer.decodeCachedData(peer.encode(expired)), expired);
        }
    }

    @ParameterizedTest
    @EnumSource(Subject.class)
    void findsEachItemsFields(Subject subject) {
        Peer peer = subject.peer();
        List<Item> items = List.copyOf(CATALOGUE.items().subList(0, 100));
        byte[] bytes = peer.encode(new Catalogue(items));

        for (int i = 0; i < items.size(); i++) {
            assertThat(peer.stock(bytes, i)).isEqualTo(items.get(i).stock());
            assertThat(peer.name(bytes, i)).isEqualTo(items.get(i).name());
        }
    }

    @ParameterizedTest
    @EnumSource(Subject.class)
    void scansAsLiveObjectsDo(Subject subject) {
        Peer peer = subject.peer();

        assertThat(peer.stockValue(peer.encode(CATALOGUE))).isEqualTo(LiveObjects.stockValue(CATALOGUE));
        assertThat(peer.population(peer.encode(CITIES))).isEqualTo(LiveObjects.population(CITIES));
        assertThat(peer.createdAt(peer.encode(Samples.cachedData(5, true))))
                .isEqualTo(Samples.cachedData(5, true).createdAt());
    }

    @Test
    void kryoDoesWithoutUnsafe() {
        new KryoPeer();

        assertThat(Util.unsafe).isFalse();
    }

    private static void assertSame(CachedData actual, CachedData expected) {
        assertThat(actual.key()).isEqualTo(expected.key());
        assertThat(actual.value()).isEqualTo(expected.value());
        assertThat(actual.createdAt()).isEqualTo(expected.createdAt());
        assertThat(actual.expiresAt()).isEqualTo(expected.expiresAt());
        assertThat(actual.hitCount()).isEqualTo(expected.hitCount());
    }
}
