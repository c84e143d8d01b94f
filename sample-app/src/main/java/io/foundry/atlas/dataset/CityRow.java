package io.foundry.atlas.dataset;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.foundry.atlas.city.City;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a city of a row, or says which column of it is wrong. */
final class CityRow {

    private static final Pattern COUNTRY_CODE = Pattern.compile("[A-Z]{2}");

    private final CityFile file;

    CityRow(CityFile file) {
        this.file = file;
    }

    City parse(CsvRecord row) {
        int columns = CityFile.HEADER.size();
        if (row.getFieldCount() != columns) {
            throw file.failure(
                    row.getStartingLineNumber(),
                    "a row has " + columns + " columns, but this one has " + row.getFieldCount() + ".",
                    null);
        }
        return new City(
                (int) number(row, 0, "a whole number from 1 to 2147483647", 1, Integer.MAX_VALUE, Integer::parseInt),
                text(row, 1, !row.getField(1).isBlank(), "a name"),
                text(row, 2, COUNTRY_CODE.matcher(row.getField(2)).matches(), "two upper-case letters"),
                text(row, 3, true, "a code or empty"),
                text(row, 4, true, "a code or empty"),
                (long) number(row, 5, "a whole number from 0 to 2147483647", 0, Integer.MAX_VALUE, Integer::parseInt),
                number(row, 6, "a number from -90 to 90", -90, 90, Double::parseDouble),
                number(row, 7, "a number from -180 to 180", -180, 180, Double::parseDouble));
    }

    private double number(
            CsvRecord row, int column, String expected, double min, double max, ToDoubleFunction<String> parser) {
        try {
            double value = parser.applyAsDouble(row.getField(column));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(row, column, expected, notANumber);
        }
        throw wrong(row, column, expected, null);
    }

    private String text(CsvRecord row, int column, boolean acceptable, String expected) {
        String value = row.getField(column);
        if (!acceptable || value.chars().anyMatch(Character::isISOControl)) {
            throw wrong(row, column, expected + " without control characters", null);
        }
        return value;
    }

    private CityFileException wrong(CsvRecord row, int column, String expected, @Nullable Throwable cause) {
        String value = row.getField(column);
        String shown = value.length() <= 60 ? value : value.substring(0, 60) + "…";
        return file.failure(
                row.getStartingLineNumber(),
                "column '" + CityFile.HEADER.get(column) + "' must be " + expected + ", but was '" + shown + "'.",
                cause);
    }
}
