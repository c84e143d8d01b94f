package io.foundry.atlas.city;

import static io.foundry.atlas.problem.Parameter.CODE;
import static io.foundry.atlas.problem.Parameter.ID;
import static io.foundry.atlas.problem.Parameter.LAT;
import static io.foundry.atlas.problem.Parameter.LIMIT;
import static io.foundry.atlas.problem.Parameter.LON;
import static io.foundry.atlas.problem.Parameter.Q;

import io.foundry.atlas.problem.NotKnownException;
import io.foundry.atlas.problem.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The questions that Atlas answers over HTTP. */
@RestController
@RequestMapping("/api")
class CityController {

    private static final Pattern COUNTRY_CODE = Pattern.compile("[A-Za-z]{2}");

    private final CityRepository cities;

    CityController(CityRepository cities) {
        this.cities = cities;
    }

    @GetMapping("/cities/{id}")
    City city(@PathVariable int id) {
        ID.require(id >= 1, id);
        return cities.find(id).orElseThrow(() -> new NotKnownException("There is no city with the id " + id + "."));
    }

    @GetMapping("/countries/{code}/cities")
    List<? extends CityView> ofCountry(@PathVariable String code) {
        CODE.require(COUNTRY_CODE.matcher(code).matches(), code);
        List<? extends CityView> found = cities.ofCountry(code.toUpperCase(Locale.ROOT));
        if (found.isEmpty()) {
            throw new NotKnownException("There is no city in a country with the code '" + code
                    + "'. Codes are those of ISO 3166-1, such as DE.");
        }
        return found;
    }

    @GetMapping("/cities/search")
    List<City> search(@RequestParam String q, @RequestParam(defaultValue = "10") int limit) {
        requireLimit(limit);
        Q.require(q.length() <= Parameter.MAX_QUERY_LENGTH, q);
        Set<String> words = SearchName.words(q);
        Q.require(!words.isEmpty(), q);
        return cities.search(words, limit);
    }

    @GetMapping("/cities/nearest")
    List<? extends NearbyCityView> nearest(
            @RequestParam double lat, @RequestParam double lon, @RequestParam(defaultValue = "10") int limit) {
        // Written so that NaN is refused too
        LAT.require(lat >= -90 && lat <= 90, lat);
        LON.require(lon >= -180 && lon <= 180, lon);
        requireLimit(limit);
        return cities.nearest(lat, lon, limit);
    }

    private static void requireLimit(int limit) {
        LIMIT.require(limit >= 1 && limit <= Parameter.MAX_LIMIT, limit);
    }
}
