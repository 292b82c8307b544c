"""The sign-in role writes accounts, not the tables that come with Django."""

from django.db import migrations

TABLES = "django_migrations, django_content_type, auth_group, auth_group_permissions, auth_permission"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_invitation"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [
        migrations.RunSQL(
            f"REVOKE INSERT, UPDATE, DELETE ON {TABLES} FROM duiding_signin;", migrations.RunSQL.noop
        )
    ]
