"""Deputies, exceptional access to one group, and handing over the work of somebody who leaves."""

from django.db import migrations

from duiding.kernel.sqltools import callable_by, from_file, owned_by

HAND_OVER = "ctx.hand_over(uuid, uuid)"
OPENS = "ctx.carry_out_exceptional_access(uuid)"
STANDS_IN = "owner_id = ANY ((SELECT ctx.acting_as())::uuid[]) AND (SELECT ctx.is_party())"
POLICIES = f"""
CREATE POLICY stands_in ON casework_actionitem FOR SELECT TO duiding_web, duiding_worker USING ({STANDS_IN});
CREATE POLICY stands_in_changing ON casework_actionitem FOR UPDATE TO duiding_web, duiding_worker
    USING ({STANDS_IN}) WITH CHECK ({STANDS_IN});
CREATE POLICY stands_in ON casework_actiondecision FOR INSERT TO duiding_web, duiding_worker WITH CHECK (
    EXISTS (SELECT FROM casework_actionitem parent WHERE parent.id = action_id AND parent.{STANDS_IN}));
GRANT SELECT ON covenant_rule TO duiding_step;
CREATE POLICY looks ON covenant_rule FOR SELECT TO duiding_step USING (true);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0024_gaps_decisions"),
        ("directory", "0009_second_person_and_roles"),
        ("covenant", "0009_whole_life"),
    ]
    operations = [
        migrations.RunSQL(from_file(__file__, "second_person.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(
            owned_by("duiding_step", HAND_OVER, OPENS)
            + callable_by("duiding_web, duiding_worker", HAND_OVER)
            + callable_by("duiding_step", "ctx.groups_open(text, text)", "ctx.step_of(text)")
            + POLICIES,
            migrations.RunSQL.noop,
        ),
    ]
