package io.foundry.atlas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foundry.atlas.city.City;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

class CityFileTests {

    private static final String HEADER =
            "geoname_id,name,country_code,admin_code,feature_code,population,latitude,longitude\n";
    private static final String BERLIN = "2950159,Berlin,DE,16,PPLC,3426354,52.52437,13.41053\n";

    @Test
    void theFileThatAtlasCarriesIsReadToItsEnd() throws IOException {
        List<City> cities = new ArrayList<>();
        new CityFile(new ClassPathResource("data/cities.csv.gz")).read(cities::add);
        assertThat(cities).hasSize(135_233);
        assertThat(cities.get(0)).isEqualTo(new City(2960, "‘Ayn Ḩalāqīm", "SY", "10", "PPLA3", 0, 34.93998, 36.32212));
    }

    @Test
    void quotedNamesAndEmptyAdminCodesAreRead() throws IOException {
        List<City> cities = new ArrayList<>();
        file(gzip(HEADER + "1,\"A, \"\"b\"\"\",DE,,PPL,0,-90,180\n")).read(cities::add);
        assertThat(cities).containsExactly(new City(1, "A, \"b\"", "DE", "", "PPL", 0, -90, 180));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,Berlin,DE,16,PPLC,1,52,13 | column 'geoname_id' must be a whole number from 1 to 2147483647, but was 'x'.",
                "0,Berlin,DE,16,PPLC,1,52,13 | column 'geoname_id' must be a whole number from 1 to 2147483647, but was '0'.",
                "1,,DE,16,PPLC,1,52,13 | column 'name' must be a name without control characters, but was ''.",
                "1,Berlin,de,16,PPLC,1,52,13 | column 'country_code' must be two upper-case letters without control characters, but was 'de'.",
                "1,Berlin,DE,16,PPLC,-1,52,13 | column 'population' must be a whole number from 0 to 2147483647, but was '-1'.",
                "1,Berlin,DE,16,PPLC,1,90.5,13 | column 'latitude' must be a number from -90 to 90, but was '90.5'.",
                "1,Berlin,DE,16,PPLC,1,52,NaN | column 'longitude' must be a number from -180 to 180, but was 'NaN'.",
                "1,Berlin,DE,16,PPLC,1,52 | a row has 8 columns, but this one has 7.",
                "1,Berlin,DE,16,PPLC,1,52,13,9 | a row has 8 columns, but this one has 9.",
                "2950159,Again,DE,16,PPLC,1,52,13 | the id 2950159 was used by an earlier line."
            })
    void aBadRowIsNamedByItsLine(String row, String problem) {
        assertFailure(gzip(HEADER + BERLIN + row + "\n" + BERLIN), 3, problem);
    }

    @Test
    void aWrongHeaderIsShown() {
        assertFailure(gzip("id,name\n" + BERLIN), 1, "the header must be '" + HEADER.strip() + "', but was 'id,name'.");
        assertFailure(gzip(""), 1, "the header must be '" + HEADER.strip() + "', but was ''.");
    }

    @Test
    void whatIsNoGzipFileIsRefused() {
        assertFailure((HEADER + BERLIN).getBytes(StandardCharsets.UTF_8), 0, "it is not a gzip file.");
        assertFailure(new byte[0], 0, "the gzip file ends too early, after this line it is cut off.");
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws IOException {
        byte[] whole = new ClassPathResource("data/cities.csv.gz").getContentAsByteArray();
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThatExceptionOfType(CityFileException.class)
                .isThrownBy(() -> file(half).read(city -> {}))
                .withMessageContaining("cut off")
                .satisfies(problem -> assertThat(problem.line()).isBetween(60_000L, 75_000L));
    }

    @Test
    void aFileThatWasChangedIsRefused() throws IOException {
        byte[] bytes = new ClassPathResource("data/cities.csv.gz").getContentAsByteArray();
        bytes[bytes.length - 6] ^= 1;
        assertThatThrownBy(() -> file(bytes).read(city -> {}))
                .isInstanceOf(CityFileException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] text = (HEADER + BERLIN.replace("Berlin", "K?ln")).getBytes(StandardCharsets.UTF_8);
        text[HEADER.length() + 9] = (byte) 0xf6;
        assertFailure(gzip(text), 1, "after this line there are bytes that are not UTF-8.");
    }

    @Test
    void aMissingFileIsRefused() {
        CityFile file = new CityFile(new FileSystemResource("no/such/file.gz"));
        assertThatThrownBy(file::checksum)
                .isInstanceOf(CityFileException.class)
                .hasMessage("there is no such file, or it may not be read.");
    }

    @Test
    void theChecksumIsThatOfTheBytes() {
        byte[] bytes = gzip(HEADER + BERLIN);
        int checksum = file(bytes).checksum();
        assertThat(file(bytes).checksum()).isEqualTo(checksum);
        assertThat(file(gzip(HEADER)).checksum()).isNotEqualTo(checksum);
    }

    @Test
    void troubleOfTheDestinationIsNotTakenForTroubleOfTheFile() {
        IOException trouble = new IOException("away");
        assertThatThrownBy(() -> file(gzip(HEADER + BERLIN)).read(city -> {
                    throw trouble;
                }))
                .isSameAs(trouble);
    }

    @Test
    void theAnalysisNamesFileLineAndRemedy() {
        var analysis = new CityFileFailureAnalyzer()
                .analyze(new IllegalStateException(new CityFileException("file [x.gz]", 7, "it is bad.", null)));
        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).contains("file [x.gz], line 7: it is bad.");
        assertThat(analysis.getAction()).contains("atlas.cities");
    }

    private static void assertFailure(byte[] bytes, long line, String problem) {
        assertThatExceptionOfType(CityFileException.class)
                .isThrownBy(() -> file(bytes).read(city -> {}))
                .withMessage(problem)
                .satisfies(thrown -> assertThat(thrown.line()).isEqualTo(line));
    }

    private static CityFile file(byte[] bytes) {
        return new CityFile(new ByteArrayResource(bytes, "test data"));
    }

    private static byte[] gzip(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return packed.toByteArray();
    }
}
