from django.db import migrations

# The sign-in role may do all in its own schema, and nothing elsewhere.
GRANTS = """
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA accounts TO duiding_signin;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA accounts TO duiding_signin;
ALTER DEFAULT PRIVILEGES FOR ROLE duiding_owner IN SCHEMA accounts
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO duiding_signin;
ALTER DEFAULT PRIVILEGES FOR ROLE duiding_owner IN SCHEMA accounts GRANT USAGE ON SEQUENCES TO duiding_signin;
CREATE TABLE accounts.accounts_cache (
    cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
);
CREATE INDEX accounts_cache_expires ON accounts.accounts_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_tables")]
    operations = [migrations.RunSQL(GRANTS, migrations.RunSQL.noop)]
