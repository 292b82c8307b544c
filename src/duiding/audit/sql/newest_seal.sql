-- The end of the chain, for the worker that tells it to the log: a hash says nothing about anybody.
CREATE FUNCTION audit.newest_seal() RETURNS TABLE (number bigint, at timestamptz, entries int, hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.number, s.at, s.entries, encode(s.hash, 'hex') FROM audit.seal s ORDER BY s.number DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION audit.newest_seal() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.newest_seal() TO duiding_worker;
