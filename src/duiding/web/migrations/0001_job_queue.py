from django.db import migrations

# Whoever serves pages may put a job in the queue and learn its number; it cannot read or change the queue.
# The worker works it off. Rights on functions are given by name, because nobody has them by default.
GRANTS = r"""
GRANT INSERT ON procrastinate_jobs, procrastinate_events TO duiding_web;
GRANT SELECT (id, queueing_lock, status) ON procrastinate_jobs TO duiding_web;
GRANT SELECT, INSERT, UPDATE, DELETE
    ON procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers
    TO duiding_worker;
DO $rights$
DECLARE
    thing record;
BEGIN
    FOR thing IN
        SELECT oid::regprocedure AS name FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'procrastinate\_%'
    LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO duiding_worker', thing.name);
    END LOOP;
    FOR thing IN
        SELECT oid::regprocedure AS name FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'procrastinate\_defer\_jobs%'
    LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO duiding_web', thing.name);
    END LOOP;
    FOR thing IN
        SELECT oid::regclass AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' AND relname LIKE 'procrastinate\_%'
    LOOP
        EXECUTE format('GRANT USAGE ON SEQUENCE %s TO duiding_worker', thing.name);
        IF thing.name::text ~ '(jobs|events)' THEN
            EXECUTE format('GRANT USAGE ON SEQUENCE %s TO duiding_web', thing.name);
        END IF;
    END LOOP;
END
$rights$;
"""


class Migration(migrations.Migration):
    dependencies = [("procrastinate", "0041_post_retry_failed_job")]
    operations = [migrations.RunSQL(GRANTS, migrations.RunSQL.noop)]
