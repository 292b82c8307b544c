"""Names: behind a reason, for ten minutes, never for who may not, never in an address or a title."""

from __future__ import annotations

import pytest
from tests.casework.groups.story import ENOUGH, WHO
from tests.casework.groups.test_views import url

from duiding.casework.groups import actions, identity
from duiding.casework.groups.models import GroupMember, MemberIdentity, YouthGroup
from duiding.kernel.errors import NotAllowed


def names_seen(story, who: str) -> int:
    with story.world.acting(who):
        return MemberIdentity.objects.count()


def open_for(story, who: str, reason: str = "meeting") -> None:
    with story.world.acting(who) as actor:
        actions.open_names(YouthGroup.objects.get(), reason, actor=actor)


def test_names_open_with_a_reason_and_close_after_ten_minutes(story):
    story.to_2b()
    story.member()
    assert names_seen(story, "director") == 0
    open_for(story, "director")
    assert (names_seen(story, "director"), names_seen(story, "police")) == (1, 0)
    story.world.plant("UPDATE ctx.clock SET shift = interval '9 minutes 30 seconds'")
    assert names_seen(story, "director") == 1
    story.world.plant("UPDATE ctx.clock SET shift = interval '10 minutes 30 seconds'")
    assert names_seen(story, "director") == 0


def test_names_close_at_once_when_hidden(story):
    story.to_2b()
    story.member()
    open_for(story, "police")
    with story.world.acting("police") as actor:
        actions.close_names(YouthGroup.objects.get(), actor=actor)
    assert names_seen(story, "police") == 0


@pytest.mark.parametrize(
    ("who", "opens"), [("police", True), ("prosecutor", True), ("secretary", False), ("mayor", False)]
)
def test_who_may_open_names(story, who, opens):
    story.to_2b()
    story.member()
    if opens:
        open_for(story, who)
        assert names_seen(story, who) == 1
    else:
        with pytest.raises(NotAllowed):
            open_for(story, who)
        assert names_seen(story, who) == 0


def test_a_restricted_member_is_hidden_for_everybody(story):
    story.to_2b()
    member_id = story.member()
    story.confirm(member_id)
    address = url("rights", member_id)
    assert (
        story.world.post("police", address, {"step": "restrict", "reason": "Op verzoek."}).status_code == 404
    )
    assert story.world.post("privacy", address, {"step": "restrict", "reason": ""}).status_code == 422
    assert (
        story.world.post("privacy", address, {"step": "restrict", "reason": "Op verzoek."}).status_code == 302
    )
    open_for(story, "director")
    assert names_seen(story, "director") == 0
    assert (
        story.world.post("privacy", address, {"step": "resume", "reason": "Afgehandeld."}).status_code == 302
    )
    assert names_seen(story, "director") == 1


def test_an_overdue_letter_closes_the_names_for_partners_not_for_the_director(story):
    story.to_2b()
    story.confirm(story.member())
    story.world.plant("UPDATE casework_notification SET due_on = ctx.today() - 1")
    with pytest.raises(NotAllowed):
        open_for(story, "prosecutor")
    open_for(story, "director")
    assert names_seen(story, "director") == 1


def test_the_page_shows_names_only_while_open(story):
    story.to_2b()
    story.member()
    client, group_id = story.world.client("director"), story.group_id
    for address in (url("detail", group_id), url("members", group_id)):
        assert WHO["last_name"] not in client.get(address).content.decode()
    answer = story.world.post(
        "director", url("open_names", group_id), {"reason": "meeting", "next": url("detail", group_id)}
    )
    assert answer.headers["Location"] == url("detail", group_id)
    for address in (url("detail", group_id), url("members", group_id)):
        page = client.get(address).content.decode()
        assert WHO["last_name"] in page
        assert WHO["last_name"] not in page[: page.index("</title>")]
    assert story.world.post("director", url("extend_names", group_id)).status_code == 302
    assert story.world.plant("SELECT count(*), count(DISTINCT reason) FROM casework_disclosure") == [(2, 1)]
    assert story.world.plant("SELECT count(*) FROM audit.entry WHERE action = 'disclose'") == [(2,)]
    assert story.world.post("director", url("close_names", group_id)).status_code == 302
    assert WHO["last_name"] not in client.get(url("members", group_id)).content.decode()


def test_without_a_reason_the_question_stays(story):
    story.to_2b()
    assert (
        story.world.post("director", url("open_names", story.group_id), {"reason": "zomaar"}).status_code
        == 422
    )
    assert story.world.plant("SELECT count(*) FROM casework_disclosure") == [(0,)]


def test_never_to_another_site(story):
    story.to_2b()
    data = {"reason": "meeting", "next": "https://evil.example/"}
    answer = story.world.post("director", url("open_names", story.group_id), data)
    assert answer.headers["Location"] == url("members", story.group_id)


ELSEWHERE = "Woont in het volgende dorp, is hier elke avond."


def identity_form(**more: str) -> dict[str, str]:
    return {
        "first_name": "Ronan", "last_name": "Vaalburg-Anders", "born_on": "2010-05-01",
        "residence_elsewhere": ELSEWHERE, "contact": "Postbus 2", "representative_name": "Oma Vaalburg",
        "version": "1", **more,
    }  # fmt: skip


def test_a_form_whose_ten_minutes_ended_asks_again_and_keeps_the_text(story):
    story.to_2b()
    member_id = story.member()
    address = url("identity", story.group_id, member_id)
    answer = story.world.post("director", address, identity_form())
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "disclosure_reason" in page and "Vaalburg-Anders" in page
    assert (
        story.world.post("director", address, identity_form(disclosure_reason="request")).status_code == 302
    )
    assert story.world.plant("SELECT last_name, version FROM casework_memberidentity") == [
        ("Vaalburg-Anders", 2)
    ]
    stale = story.world.post("director", address, identity_form())
    assert stale.status_code == 409
    assert story.world.post("police", address, identity_form(version="2")).status_code == 404


def proposal(**more: str) -> dict[str, str]:
    return {
        **{name: value for name, value in identity_form().items() if name != "version"},
        "own_observation": ENOUGH, "observed_on": "2026-01-10", "reason": "Was er elke keer bij.", "saw_it": "on",
        **more,
    }  # fmt: skip


def test_proposing_asks_an_own_observation_and_where_somebody_lives(story):
    story.to_2b()
    address = url("propose", story.group_id)
    wrong = (
        proposal(own_observation="kort"), proposal(saw_it=""),
        proposal(residence_elsewhere=""), proposal(residence_elsewhere="Ver weg"), proposal(contact=""),
        proposal(own_observation="Hij woont in de Kerkstraat 5 bij Jan Jansen, zagen wij."),
        proposal(born_on="2013-05-01", representative_name=""),
    )  # fmt: skip
    for data in wrong:
        assert story.world.post("youth_worker", address, data).status_code == 422, data
    assert story.world.plant("SELECT count(*) FROM casework_groupmember") == [(0,)]
    assert story.world.post("youth_worker", address, proposal()).status_code == 302
    assert story.world.post("prosecutor", address, proposal()).status_code == 404


def test_a_search_finds_the_exact_name_only_and_is_logged(story):
    story.to_2b()
    story.member()
    data = {"first_name": "ronan", "last_name": "vaalburg", "reason": "request"}
    for who in ("director", "privacy"):
        page = story.world.post(who, url("search"), data).content.decode()
        assert story.world.plant("SELECT code_name FROM casework_youthgroup")[0][0] in page
    fuzzy = story.world.post("privacy", url("search"), {**data, "last_name": "vaal"})
    assert "Noorderkwartier" not in fuzzy.content.decode()
    assert story.world.post("police", url("search"), data).status_code == 404
    with pytest.raises(NotAllowed), story.world.acting("police"):
        identity.find("Ronan", "Vaalburg", "request")
    assert story.world.plant("SELECT count(*) FROM audit.entry WHERE action = 'search'") == [(3,)]
    with story.world.acting("outsider"):
        assert identity.find("Ronan", "Vaalburg", "request") == []


def test_the_privacy_officer_finds_the_search_in_the_menu(story):
    search = url("search")
    shown = {
        who: search in story.world.client(who).get("/").content.decode()
        for who in ("privacy", "police", "school")
    }
    assert shown == {"privacy": True, "police": False, "school": False}


def test_the_trail_holds_no_name(story):
    story.to_2b()
    story.confirm(story.member())
    open_for(story, "director")
    rows = story.world.plant("SELECT row_to_json(e)::text FROM audit.entry e")
    assert rows
    assert not any("Vaalburg" in row or "Ronan" in row for (row,) in rows)


def test_the_letter_opens_for_its_reason_only_and_leaves_a_line(story):
    story.to_2b()
    story.confirm(story.member(age=17))
    row = story.world.plant("SELECT id FROM casework_notification")[0][0]
    client, letter = story.world.client("director"), url("letter", story.group_id, row)
    page = url("notification", story.group_id, row)
    assert client.get(letter).status_code == 404
    open_for(story, "director", "meeting")
    assert client.get(letter).status_code == 404
    assert "Vaalburg" not in client.get(page).content.decode()
    open_for(story, "director", "letter")
    assert "Vaalburg" in client.get(page).content.decode()
    answer = client.get(letter)
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert story.world.plant("SELECT purpose FROM audit.entry WHERE action = 'export'") == [("letter",)]
    assert story.world.client("police").get(letter).status_code == 404


def test_removed_members_leave_the_page(story):
    story.to_2b()
    member_id = story.member()
    address = url("member_step", story.group_id, member_id, step="remove")
    assert story.world.post("director", address, {"reason": ""}).status_code == 422
    assert story.world.post("director", address, {"reason": "Was een vergissing."}).status_code == 302
    open_for(story, "director")
    assert names_seen(story, "director") == 0
    with story.world.acting("director"):
        assert GroupMember.objects.get().status == "removed"
