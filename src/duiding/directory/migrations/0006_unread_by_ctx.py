"""No context function reads these tables, so the context has no sight of them."""

from django.db import migrations

from duiding.kernel.sqltools import unread_by_ctx

UNREAD = ("directory_area", "directory_meetingname", "directory_membershipdecision", "directory_place")


class Migration(migrations.Migration):
    dependencies = [("directory", "0005_secrecy_once")]
    operations = [migrations.RunSQL(unread_by_ctx(*UNREAD), migrations.RunSQL.noop)]
