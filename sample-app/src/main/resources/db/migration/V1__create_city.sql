CREATE TABLE city (
    id            integer PRIMARY KEY,
    name          text NOT NULL,
    country_code  text NOT NULL,
    admin_code    text NOT NULL,
    feature_code  text NOT NULL,
    population    bigint NOT NULL CHECK (population >= 0),
    latitude      double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude     double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    -- The words of the name without case and accents, each once, separated by one space
    search_name   text NOT NULL,
    -- Made of the words as they are: PostgreSQL's own parser would split them by the rules of the server's locale
    search        tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_name, ' '))) STORED
);

CREATE INDEX city_by_country ON city (country_code, population DESC, id);
CREATE INDEX city_by_word ON city USING gin (search);
CREATE INDEX city_by_place ON city USING gist (point(longitude, latitude));
