"""What people post: it is stored once, or the same page comes back with everything they typed."""

from __future__ import annotations

import uuid

from tests.casework.groups.story import ENOUGH, FIVE
from tests.casework.groups.test_views import url


def description(area: object, **more: str) -> dict[str, str]:
    return {
        "area": str(area), "size_band": "8-15", "age_band": "16-17", "online_component": "none",
        "summary": "Lawaai in de avond.", "positive_aspects": "Zij ruimen op.", **more,
    }  # fmt: skip


def area_of(story) -> object:
    return story.world.ours.areas["Noorderkwartier"]


def test_a_group_is_made_from_a_signal_once(story):
    signal_id = story.signal()
    address = url("new", signal=str(signal_id))
    data = {"signal": str(signal_id), **description(area_of(story))}
    wrong = story.world.post("director", address, {**data, "summary": "Jan Jansen is de baas."})
    assert wrong.status_code == 422
    assert "Jan Jansen is de baas." in wrong.content.decode()
    assert story.world.post("police", address, data).status_code == 404
    client, key = story.world.client("director"), str(uuid.uuid4())
    answers = [client.post(address, {**data, "idempotency_key": key}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert story.world.plant("SELECT count(*) FROM casework_youthgroup") == [(1,)]


def test_a_signal_is_linked_from_the_panel(story):
    group_id, signal_id = story.found(), story.signal("police")
    address, data = url("link_signal"), {"signal": str(signal_id), "group": str(group_id)}
    assert story.world.post("director", address, {**data, "group": ""}).status_code == 409
    assert story.world.post("police", address, data).status_code == 404
    assert story.world.post("director", address, data).headers["Location"] == url("detail", group_id)
    assert story.world.plant("SELECT status FROM casework_signal WHERE id = %s", (signal_id,)) == [
        ("linked",)
    ]
    panel = story.world.client("director").get(url("link_panel", signal_id), headers={"HX-Request": "true"})
    assert b"<html" not in panel.content


def test_two_people_describe_at_once_and_both_texts_stand(story):
    group_id = story.found()
    address = url("describe", group_id)
    version = str(story.world.plant("SELECT version FROM casework_youthgroup")[0][0])
    first = description(area_of(story), summary="De eerste tekst.", version=version)
    assert story.world.post("director", address, first).status_code == 302
    late = story.world.post("director", address, {**first, "summary": "De tweede tekst."})
    assert late.status_code == 409
    page = late.content.decode()
    assert "De eerste tekst." in page and "De tweede tekst." in page
    assert story.world.plant("SELECT summary FROM casework_youthgroup") == [("De eerste tekst.",)]
    assert story.world.post("police", address, first).status_code == 403
    assert story.world.post("school", address, first).status_code == 404


def decision(source: str, meeting: object = "", **more: str) -> dict[str, str]:
    return {"source": source, "meeting_decision": str(meeting), **more}


def test_the_decision_to_2b_asks_everything_and_loses_nothing(story):
    story.found(("police",))
    story.decide("assess", meeting=True)
    address = url("decide", story.group_id, step="open_name_list")
    five = {name: str(value) for name, value in story.five().items()}
    data = decision("assessment", story.meeting_decision(), **five)
    page = story.world.client("director").get(address).content.decode()
    assert "Signalen van twee organisaties" in page or "Signals from two organisations" in page
    for wrong in ({"necessity": "kort"}, {"meeting_decision": ""}, {}):
        answer = story.world.post("director", address, {**data, **wrong})
        assert answer.status_code == 422, wrong
        assert FIVE["purpose"] in answer.content.decode()
    assert story.status == "assessment"
    assert story.world.post("director", address, {**data, "one_source_reason": ENOUGH}).status_code == 302
    assert story.status == "problematic"
    history = story.world.client("director").get(url("decisions", story.group_id)).content.decode()
    assert FIVE["subsidiarity"] in history and ENOUGH in history
    told = {
        who: story.world.client(who).get(url("told_fg")).status_code for who in ("fg", "director", "privacy")
    }
    assert told == {"fg": 200, "director": 404, "privacy": 404}


def test_a_decision_that_somebody_else_took_meanwhile_is_shown(story):
    story.found()
    address = url("decide", story.group_id, step="assess")
    meeting = story.meeting_decision()
    data = decision("signalled", meeting, reason="Wij kijken naar de groep.")
    assert story.world.post("director", address, data).status_code == 302
    again = story.world.post("director", address, data)
    assert again.status_code == 409
    assert "Wij kijken naar de groep." in again.content.decode()


def test_a_step_of_another_role_is_not_there(story):
    story.to_4()
    address = url("decide", story.group_id, step="prioritise")
    assert story.world.client("mayor").get(address).status_code == 200
    assert story.world.client("director").get(address).status_code == 403
    lacking = story.world.post("mayor", address, decision("before_triangle"))
    assert lacking.status_code == 422
    story.triangle_decides("prioritise")
    assert story.world.post("mayor", address, decision("before_triangle")).status_code == 302
    assert story.status == "planning"


def test_an_answer_and_another_view(story):
    story.found()
    story.decide("assess", meeting=True)
    item = story.world.plant("SELECT id FROM casework_interpretationitem WHERE theme = 'ernst' LIMIT 1")[0][0]
    address = url("interpret", story.group_id, item=str(item))
    data = {"text": "Het is elke avond raak.", "certainty": "seen", "observed_on": "2026-01-10"}
    assert story.world.post("youth_worker", address, {**data, "certainty": ""}).status_code == 422
    assert story.world.post("youth_worker", address, data).status_code == 302
    assert story.world.post("mayor", address, data).status_code == 403
    assert story.world.post("school", address, data).status_code == 404
    said = story.world.plant("SELECT id FROM casework_interpretation")[0][0]
    other = url("contest", story.group_id, said)
    assert story.world.post("youth_worker", other, {"text": "Toch anders gezien."}).status_code == 409
    assert story.world.post("police", other, {"text": "Wij zien dat anders."}).status_code == 302
    page = story.world.client("director").get(url("interpretation", story.group_id)).content.decode()
    assert data["text"] in page and "Wij zien dat anders." in page


def test_an_invitation_asks_five_answers(story):
    story.found()
    story.decide("assess", meeting=True)
    address = url("invite", story.group_id)
    organisation = str(story.world.organisation_id("youth_work"))
    data = {"organisation": organisation, **{name: str(value) for name, value in story.five().items()}}
    assert story.world.post("director", address, {**data, "purpose": "kort"}).status_code == 422
    assert story.world.post("police", address, data).status_code == 403
    assert story.world.post("director", address, data).status_code == 302
    row = story.world.plant("SELECT id FROM casework_partbinvitation")[0][0]
    assert story.world.post("police", url("end_invitation", story.group_id, row)).status_code in (403, 409)
    assert story.world.post("director", url("end_invitation", story.group_id, row)).status_code == 302
    assert story.world.plant("SELECT ended_at IS NOT NULL FROM casework_partbinvitation") == [(True,)]


def test_letters_are_sent_and_confirmed_on_screen(story):
    story.to_2b()
    story.confirm(story.member(age=17))
    row = story.world.plant("SELECT id FROM casework_notification")[0][0]

    def step(name: str) -> str:
        return url("notification_step", story.group_id, row, step=name)

    assert (
        story.world.post("police", step("send"), {"sent_on": "2026-01-01", "channel": "letter"}).status_code
        == 404
    )
    assert (
        story.world.post("director", step("send"), {"sent_on": "2999-01-01", "channel": "letter"}).status_code
        == 422
    )
    assert story.world.post("director", step("postpone"), {}).status_code == 409
    assert story.world.post("director", step("confirm"), {}).status_code == 409
    assert (
        story.world.post("director", step("send"), {"sent_on": "2026-01-01", "channel": "letter"}).status_code
        == 302
    )
    assert story.world.post("director", step("confirm"), {"reaction": "Wil een gesprek."}).status_code == 302
    assert story.world.plant("SELECT status, reaction FROM casework_notification") == [
        ("confirmed", "Wil een gesprek.")
    ]


def test_sources_roles_and_conclusions(story):
    story.to_2b()
    member_id = story.member()
    group = (story.group_id, member_id)
    posts = {
        "source": ({"own_observation": ENOUGH}, {"police": 302, "vnn": 404}),
        "role": (
            {"text": "Neemt vaak het woord.", "expires_on": str(story.five()["review_on"])},
            {"police": 403, "vnn": 404},
        ),
        "conclusion": (
            {"text": "Was erbij op vier avonden.", "wpg_decision": str(wpg(story))},
            {"police": 302, "director": 404},
        ),
    }
    for name, (data, expected) in posts.items():
        assert {
            who: story.world.post(who, url(name, *group), data).status_code for who in expected
        } == expected, name
    page = story.world.client("police").get(url("member", *group)).content.decode()
    assert "Was erbij op vier avonden." in page
    assert (
        "Was erbij op vier avonden."
        not in story.world.client("director").get(url("member", *group)).content.decode()
    )


def wpg(story) -> object:
    town = story.world.ours.municipality_id
    return story.world.plant("SELECT id FROM covenant_wpgdecision WHERE municipality_id = %s", (town,))[0][0]


def test_hidden_and_not_existing_are_the_same_bytes(story):
    story.to_2b()
    member_id = story.member()
    nowhere = uuid.uuid4()
    client = story.world.client("school")
    pages = [
        client.get(url(name, *ids)).content
        for name, ids in (
            ("detail", [story.group_id]), ("detail", [nowhere]), ("members", [story.group_id]), ("members", [nowhere]),
            ("member", [story.group_id, member_id]), ("member", [story.group_id, nowhere]),
        )
    ]  # fmt: skip
    stripped = {without_tokens(page) for page in pages}
    assert len(stripped) == 1


def without_tokens(page: bytes) -> bytes:
    """The CSRF token, the idempotency key and the own address differ with each request."""
    import re  # noqa: PLC0415

    page = re.sub(rb'value="[A-Za-z0-9]{64}"', b"", page)
    page = re.sub(rb"X-CSRFToken&quot;: &quot;\w+|&quot;X-CSRFToken[^}]*|X-CSRFToken[^}]*", b"", page)
    page = re.sub(rb"[0-9a-f]{8}-[0-9a-f-]{27}", b"", page)
    page = re.sub(rb"/groups/[^\"]*", b"", page)
    return re.sub(rb'nonce="[^"]+"', b"", page)
