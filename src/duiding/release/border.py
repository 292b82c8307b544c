"""The border between counting for oneself and telling others, and every place where something is counted.

Inside: a person counts rows that the covenant opens to this person; the number says no more than the rows, and the
database decides about those (docs/decisions/0013). It leaves when somebody gets a number about rows that are not open
to him: the driehoek, partners, council and public, a file or paper that travels on. Then it goes through
`duiding.release.gate`, and only `Figure` comes out of it.

A file that counts and has no row here breaks the build (tests/release/test_every_outgoing_number.py).
"""

from __future__ import annotations

# By file or folder: what is counted, and why it stays with who may read the rows themselves.
INSIDE: dict[str, str] = {
    "casework/groups/queries/overview.py": "signals per week of a group, of the signals in sight of the reader",
    "casework/intake/queries/walking.py": "signals per week beside the list of the same signals",
    "casework/intake/queries/word.py": "signals in sight of the reader whose reporters wait for word",
    "casework/interpretation/actions/agenda.py": "the next place on an agenda",
    "casework/interpretation/queries/agenda.py": "decisions, actions and new signals of items in sight",
    "casework/interpretation/queries/proposals.py": "new signals and late actions of groups in sight",
    "casework/plans/actions.py": "the next edition of a plan",
    "covenant/actions.py": "the next number of a version",
    "covenant/queries.py": "parties and rules of a covenant that everybody reads",
    "covenant/work_queries.py": "who read a work instruction: colleagues, no young people",
    "directory/reviewing.py": "roles of colleagues that are reviewed, no young people",
    "installation/management/commands/bench_measure.py": "an invented town, for measuring speed",
    "installation/proofs/": "tables, policies, and attacks on an invented municipality",
    "privacy/destruction/run.py": "people over their term, for who destroys: a duty of ours, no behaviour",
    "privacy/oversight/questions.py": "questions that wait for an answer, for who oversees",
    "web/dossier/facts.py": "members, letters and links of a group, as far as the reader may count them",
    "web/dossier/picture.py": "signals per week and place of a group, of the signals in sight of the reader",
    "web/first_run/progress.py": "what is set up in a new municipality",
    "web/frame.py": "signals that wait for this reviewer",
    "web/home/agreed.py": "changes of the covenant that wait for this reader",
    "web/home/members.py": "answers to a letter of a member in sight of the reader",
    "web/home/pulse.py": "signals per week of groups in view, of the signals in sight of the reader",
    "web/second_person/exceptional.py": "how often an exceptional access in sight was used",
}
# Packages whose words and numbers reach who does not read the rows. In here even len() and sum() need a row.
OUTGOING: tuple[str, ...] = (
    "casework/reporting",
    "web/papers",
    "web/documents",
    "release",
    "api",
    "accountability",
)
# By file and function: counts in those packages that are no statistics.
TOLD: dict[str, str] = {
    "casework/reporting/actions/drafting.py::_three_sentences": "groups that the same report names one by one",
    "web/papers/reports.py::report": "texts that were made shorter",
    "web/papers/extracts.py::_contents": "pieces left out of what is told to the one person it is about",
    "web/documents/opendocument.py::_table": "columns of a table of the covenant",
    "web/documents/shortening.py::_shorter": "the length of a text",
    "web/documents/shortening.py::_cut": "the length of a text",
    "release/views.py::figures": "tables that wait for a second person",
    "release/page.py::shown": "hidden cells, which everybody sees in the table",
    "release/page.py::_map": "areas on the map, which everybody sees",
}
# By function: counts in the database that the application may ask for without seeing the rows.
IN_DATABASE: dict[str, str] = {
    "evenings_by_area": "only inside an estimate with its limits, for who reads every admitted signal; no page shows it",
    "overdue_letters": "letters that are late, for who oversees the duty to inform: a duty of ours, no behaviour",
    "reporters_by_place": "for the service of the system only: whether a place rests on too few people to be named",
}
