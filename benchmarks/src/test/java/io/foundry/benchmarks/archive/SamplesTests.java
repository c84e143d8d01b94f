package io.foundry.benchmarks.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTests {

    @Test
    void areTheSameOnEachCall() {
        assertThat(Samples.catalogue()).isEqualTo(Samples.catalogue());
        assertThat(Samples.cachedData(10_240, false).value())
                .isEqualTo(Samples.cachedData(10_240, false).value())
                .isNotEqualTo(Samples.cachedData(10_240, true).value());
    }

    @Test
    void areTheSameOnEachMachine() {
        Item last = Samples.catalogue().items().get(Samples.ITEMS - 1);

        assertThat(last.name()).isEqualTo("saddle orchard glass anvil drawer linen desk anvil candle");
        assertThat(last.createdAt()).isEqualTo(1_736_687_195_581L);
    }

    @Test
    void haveAFewNamesOutsideLatin1() {
        long foreign = Samples.catalogue().items().stream()
                .filter(item -> !StandardCharsets.ISO_8859_1.newEncoder().canEncode(item.name()))
                .count();

        assertThat(foreign).isBetween(Samples.ITEMS / 100L, Samples.ITEMS / 20L);
    }

    @Test
    void haveTheCitiesOfTheUnitedStatesInOrder() {
        List<City> cities = Samples.cities().cities();

        assertThat(cities).hasSize(16_677).allMatch(city -> city.country().equals("US"));
        assertThat(cities).extracting(City::id).isSorted().doesNotHaveDuplicates();
        assertThat(cities.get(0)).isEqualTo(new City(4_046_255, "Bay Minette", "US", 9_118, 30.88296, -87.77305));
    }
}
