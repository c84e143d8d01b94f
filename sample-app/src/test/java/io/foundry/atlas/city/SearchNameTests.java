package io.foundry.atlas.city;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchNameTests {

    @ParameterizedTest
    @CsvSource({
        "Köln, koln",
        "NEW York City, new york city",
        "Łódź, lodz",
        "Weißkirchen, weisskirchen",
        "Ærøskøbing, aeroskobing",
        "Vandœuvres, vandoeuvres",
        "İstanbul, istanbul",
        "Yaycı, yayci",
        "Þorlákshöfn, thorlakshofn",
        "Əhmədbəyli, ehmedbeyli",
        "Winston-Salem, winston salem",
        "‘Ayn Ḩalāqīm, ayn halaqim",
        "Бережани, бережани",
        "Μαξιμιανούπολις, μαξιμιανουπολις",
        "Area 51 (old), area 51 old",
        "Baden Baden, baden"
    })
    void wordsHaveNeitherCaseNorAccents(String name, String words) {
        assertThat(String.join(" ", SearchName.words(name))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"L'Aquila", "L’Aquila", "LʼAquila"})
    void aWordWithAnApostropheIsKnownByItsPartsAndAsAWhole(String name) {
        assertThat(SearchName.words(name)).containsExactly("l", "aquila", "laquila");
    }

    @Test
    void whatHasNoLetterOrDigitHasNoWords() {
        assertThat(SearchName.words(" -' & | ! () :* \\ \u0301")).isEmpty();
    }
}
