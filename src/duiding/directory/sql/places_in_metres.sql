-- How far places lie from each other is asked in metres. A spot that is known by its degrees lies on the national grid
-- (Rijksdriehoek; polynomials of Schreutelkamp and Strang van Hees, exact to half a metre). A spot that is only drawn
-- lies on the plane of the map, ten metres to a step. The two never come near each other by mistake.

CREATE FUNCTION ctx.east_in_metres(p_x float8, p_latitude float8, p_longitude float8) RETURNS float8
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN p_latitude IS NULL OR p_longitude IS NULL THEN p_x * 10 ELSE
        155000 + 190094.945 * l - 11832.228 * f * l - 114.221 * f * f * l - 32.391 * l * l * l - 0.705 * f
        - 2.340 * f * f * f * l - 0.608 * f * l * l * l - 0.008 * l * l + 0.148 * f * f * l * l * l END
    FROM (SELECT 0.36 * (p_latitude - 52.15517440) AS f, 0.36 * (p_longitude - 5.38720621) AS l) angle
$$;

CREATE FUNCTION ctx.north_in_metres(p_y float8, p_latitude float8, p_longitude float8) RETURNS float8
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN p_latitude IS NULL OR p_longitude IS NULL THEN (1000 - p_y) * 10 ELSE
        463000 + 309056.544 * f + 3638.893 * l * l + 73.077 * f * f - 157.984 * f * l * l + 59.788 * f * f * f
        + 0.433 * l - 6.439 * f * f * l * l - 0.032 * f * l + 0.092 * l * l * l * l
        - 0.054 * f * l * l * l * l END
    FROM (SELECT 0.36 * (p_latitude - 52.15517440) AS f, 0.36 * (p_longitude - 5.38720621) AS l) angle
$$;

CREATE FUNCTION ctx.place_in_metres() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.east := ctx.east_in_metres(NEW.x, NEW.latitude, NEW.longitude);
    NEW.north := ctx.north_in_metres(NEW.y, NEW.latitude, NEW.longitude);
    RETURN NEW;
END $$;
CREATE TRIGGER b_metres BEFORE INSERT OR UPDATE ON directory_place
    FOR EACH ROW EXECUTE FUNCTION ctx.place_in_metres();
