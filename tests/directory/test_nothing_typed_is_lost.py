"""A session that ended, or a token that grew old: what was typed is shown and can be sent again."""

import re
import uuid

from django.conf import settings
from django.test import Client

TYPED = {
    "agrees": "on",
    "story": "Acht jongeren <b>bij</b> de skatebaan",
    "password": "geheim",
    "code": "123456",
}


def fields_of(page):
    """What the form of the page would send."""
    form = page[page.index('action="/secrecy/"') :]
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    return fields | dict(re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\n([^<]*)</textarea>', form))


def test_after_a_time_out_the_text_is_there_and_can_be_sent_again(world):
    client = world.client("director")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    key = str(uuid.uuid4())
    client.cookies[settings.SESSION_COOKIE_NAME] = "ended"
    answer = client.post("/secrecy/", {**TYPED, "idempotency_key": key})
    page = answer.content.decode()
    assert answer.status_code == 401
    assert "Acht jongeren &lt;b&gt;bij&lt;/b&gt; de skatebaan</textarea>" in page
    assert "geheim" not in page and "123456" not in page

    again = fields_of(page)
    assert again["idempotency_key"] == key
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    assert client.post("/secrecy/", again).status_code == 302


def test_an_old_token_gets_a_new_one_and_a_form_of_another_site_gets_nothing(world):
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.SESSION_COOKIE_NAME] = (
        world.client("director").cookies[settings.SESSION_COOKIE_NAME].value
    )
    typed = {**TYPED, "idempotency_key": str(uuid.uuid4()), "csrfmiddlewaretoken": "x" * 64}
    mine = client.post("/secrecy/", typed, headers={"origin": "http://testserver"})
    page = mine.content.decode()
    assert mine.status_code == 403
    assert "skatebaan</textarea>" in page
    sent = client.post("/secrecy/", fields_of(page), headers={"origin": "http://testserver"})
    assert sent.status_code == 302

    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {}):
        theirs = client.post("/secrecy/", typed, headers=headers)
        assert theirs.status_code == 403
        assert "skatebaan" not in theirs.content.decode()
