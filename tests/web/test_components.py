"""Components, form fields and template tags: what reaches the page, and what must never be in it."""

import datetime as dt
import gzip
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms
from django.http import Http404
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.utils import translation

from duiding.web import gallery
from duiding.web.gallery_forms import SampleForm
from duiding.web.widgets import NativeDate, TileMultiSelect, TileSelect

WEB = Path(gallery.__file__).parent
CSS = WEB / "static" / "css"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))


class Tags(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def first(self, tag: str, **wanted: str) -> dict[str, str | None]:
        return next(a for t, a in self.tags if t == tag and all(a.get(k) == v for k, v in wanted.items()))


def page(name: str, theme: str = "theme-teal") -> str:
    request = RequestFactory().get(f"/components/{name}/", {"theme": theme})
    return gallery.components(request, name).content.decode()


@pytest.fixture(params=sorted(gallery.PAGES))
def gallery_page(request: pytest.FixtureRequest) -> str:
    return page(request.param)


def test_no_page_has_inline_style_or_script(gallery_page: str) -> None:
    for tag, attributes in Tags(gallery_page).tags:
        assert "style" not in attributes, (tag, attributes)
        assert not [name for name in attributes if name.startswith(("on", "hx-on"))], (tag, attributes)
        assert tag != "style"
        if tag == "script":
            assert attributes.get("src") or attributes.get("type") == "application/json"


def test_ids_are_unique_and_references_lead_somewhere(gallery_page: str) -> None:
    tags = Tags(gallery_page).tags
    ids = [attributes["id"] for _, attributes in tags if attributes.get("id")]
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)
    for _, attributes in tags:
        for name in ("aria-labelledby", "aria-describedby", "for"):
            for reference in (attributes.get(name) or "").split():
                assert reference in ids, (name, reference)


def test_every_form_that_writes_carries_a_key(gallery_page: str) -> None:
    content = gallery_page[gallery_page.index("<main") : gallery_page.index("</main>")]
    for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", content, re.S):
        assert re.search(r'name="idempotency_key" value="[0-9a-f-]{36}"', form)
        assert 'name="csrfmiddlewaretoken"' in form


def test_every_chart_has_a_title_and_a_description(gallery_page: str) -> None:
    for svg in re.findall(r"<svg[^>]*role=\"img\"[^>]*aria-labelledby.*?</svg>", gallery_page, re.S):
        assert "<title" in svg and "<desc" in svg


@pytest.mark.parametrize("name", ["500", "503", "404", "403", "409"])
def test_error_pages_need_no_context_and_say_what_now(name: str) -> None:
    with translation.override("en"):
        html = render_to_string(f"{name}.html", {})
        notice = render_to_string(f"{name}.html#notice", {})
    assert html.count("<h1") == 1
    assert 'id="notice"' in notice and "<html" not in notice
    assert len(re.findall(r"<p>", notice)) == 2


@pytest.mark.parametrize(
    ("demo", "debug", "shown"), [(True, False, True), (False, True, True), (False, False, False)]
)
def test_the_gallery_shows_itself_in_demo_and_development_only(demo: bool, debug: bool, shown: bool) -> None:
    with override_settings(DEMO=demo, DEBUG=debug):
        if shown:
            assert "dui-steps" in page("index")
        else:
            with pytest.raises(Http404):
                page("index")


@pytest.mark.parametrize("theme", ["theme-none", "x y", "<b>"])
def test_an_unknown_theme_is_refused(theme: str) -> None:
    with pytest.raises(Http404):
        page("index", theme)


def test_a_required_field_says_so_without_the_browser_checking() -> None:
    field = Tags(str(SampleForm()["title"].as_field_group())).first("input", name="title")
    assert field["aria-required"] == "true"
    assert "required" not in field


def test_help_and_error_are_linked_to_the_field() -> None:
    html = Tags(str(SampleForm({})["title"].as_field_group()))
    described = (html.first("input", name="title")["aria-describedby"] or "").split()
    assert described == ["id_title_helptext", "id_title_error"]
    assert html.first("p", id="id_title_helptext")
    assert html.first("ul", id="id_title_error")


def test_optional_fields_say_so_in_words_and_required_ones_do_not() -> None:
    with translation.override("en"):
        assert "(not required)" in str(SampleForm()["hour"].as_field_group())
        assert "(not required)" not in str(SampleForm()["title"].as_field_group())
        assert "(not required)" not in str(SampleForm()["agree"].as_field_group())


def test_a_group_of_choices_is_one_question() -> None:
    html = Tags(str(SampleForm({})["step"].as_field_group()))
    group = html.first("fieldset")
    assert (group["role"], group["aria-required"], group["aria-invalid"]) == ("radiogroup", "true", "true")
    assert group["aria-describedby"] == "id_step_error"
    assert all("aria-required" not in attributes for tag, attributes in html.tags if tag == "input")


def test_the_summary_links_to_the_field_or_the_first_choice() -> None:
    form = SampleForm({})
    html = render_to_string("components/error_summary.html", {"form": form})
    with translation.override("en"):
        assert "5 answers need attention" in render_to_string("components/error_summary.html", {"form": form})
    links = [attributes["href"] for tag, attributes in Tags(html).tags if tag == "a"]
    assert links == ["#id_title", "#id_owner", "#id_due", "#id_step_0", "#id_agree"]
    ids = {attributes.get("id") for _, attributes in Tags(str(form)).tags}
    assert {link.lstrip("#") for link in links if link} <= ids


@pytest.mark.parametrize("widget", [TileSelect, TileMultiSelect])
def test_tiles_keep_what_was_chosen(widget: type[TileSelect] | type[TileMultiSelect]) -> None:
    html = Tags(
        widget(choices=[("a", "A"), ("b", "B")], columns=3, wide_last=True).render("x", ["b"], {"id": "x"})
    )
    chosen = [
        attributes["value"] for tag, attributes in html.tags if tag == "input" and "checked" in attributes
    ]
    assert chosen == ["b"]
    assert html.first("div")["class"] == "dui-tiles dui-tiles--3 dui-tiles--wide-last"


@pytest.mark.parametrize("typed", ["2026-11-27", "27-11-2026"])
def test_a_date_is_understood_from_the_browser_and_as_people_type_it(typed: str) -> None:
    field = forms.DateField(widget=NativeDate)
    with translation.override("nl"):
        assert field.clean(typed) == dt.date(2026, 11, 27)
        assert 'value="2026-11-27"' in NativeDate().render("due", dt.date(2026, 11, 27))


def test_text_of_people_is_never_markup() -> None:
    class Evil(forms.Form):
        kind = forms.ChoiceField(
            label="<b>l</b>", help_text="<i>h</i>", choices=[("a", "<script>1</script>")], widget=TileSelect
        )

    html = str(Evil({"kind": "<u>"}))
    assert not {"script", "b", "i", "u"} & {tag for tag, _ in Tags(html).tags}
    label = Template('{% load dui %}{% icon "lock" label %}').render(Context({"label": '"><script>'}))
    assert "script" not in {tag for tag, _ in Tags(label).tags}


@pytest.mark.parametrize(
    ("language", "style", "text"),
    [
        ("nl", "day", "di 17 nov"),
        ("nl", "full", "dinsdag 17 november 2026"),
        ("nl", "moment", "di 17 nov, 14:32"),
        ("nl", "year", "17 nov 2026"),
        ("en", "day", "Tue 17 Nov"),
        ("en", "time", "14:32"),
    ],
)
def test_dates_are_written_as_people_say_them(language: str, style: str, text: str) -> None:
    moment = dt.datetime(2026, 11, 17, 13, 32, tzinfo=dt.UTC)
    source = Template("{% load dui %}{{ day|nl_date:style }}|{% nl_date day style %}")
    with translation.override(language):
        plain, element = source.render(Context({"day": moment, "style": style})).split("|")
    assert plain == text
    assert element == f'<time datetime="2026-11-17T14:32:00+01:00">{text}</time>'


def test_no_date_is_nothing() -> None:
    assert Template("{% load dui %}{{ day|nl_date }}{% nl_date day %}").render(Context({"day": None})) == ""


@pytest.mark.parametrize("name", ["send_again.html", "session_ended.html"])
def test_what_was_typed_comes_back_ready_to_send(name: str) -> None:
    long_text = "Zes jongeren bij de <b>skatebaan</b>, ze gingen weg."
    fields = [("text", long_text), ("size", "4-8"), ("idempotency_key", "0" * 36)]
    html = Tags(render_to_string(name, {"fields": fields, "csrf_token": "t"}))
    assert html.first("textarea", name="text")
    assert html.first("input", name="size", type="hidden")["value"] == "4-8"
    assert html.first("input", name="idempotency_key", type="hidden")["value"] == "0" * 36
    assert html.first("input", name="csrfmiddlewaretoken")["value"] == "t"


def test_an_edit_carries_its_version_and_a_new_thing_does_not() -> None:
    source = Template("{% load dui %}{% write_fields version=version %}")
    edit = Tags(source.render(Context({"csrf_token": "t", "version": 0})))
    assert edit.first("input", name="version")["value"] == "0"
    assert not [
        a for _, a in Tags(source.render(Context({"version": None}))).tags if a.get("name") == "version"
    ]
    again = Tags(source.render(Context({"version": 0})))
    key = edit.first("input", name="idempotency_key")["value"]
    assert key != again.first("input", name="idempotency_key")["value"]


def test_a_conflict_shows_both_texts_as_they_were_typed() -> None:
    html = page("forms")
    assert "De groep komt nu op twee plekken.\nJongerenwerk gaat erheen." in html
    assert "De groep komt nu ook bij de skatebaan.</textarea>" in html


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_are_short_and_carry_no_style(path: Path) -> None:
    source = path.read_text()
    assert source.count("\n") <= 120
    assert not re.search(r"\sstyle=|\son[a-z]+=|hx-on|javascript:", source)


def test_style_sheets_are_small_and_colours_stand_in_the_themes_only() -> None:
    sheets = sorted(CSS.glob("*.css"))
    assert sum(len(gzip.compress(sheet.read_bytes(), 9)) for sheet in sheets) <= 30_000
    for sheet in sheets:
        if sheet.name != "tokens.css" and not sheet.name.startswith("theme-"):
            assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", sheet.read_text()), sheet.name


def test_every_token_that_is_used_has_a_default() -> None:
    defined = set(re.findall(r"^\s*(--[a-z0-9-]+):", (CSS / "tokens.css").read_text(), re.M))
    for sheet in CSS.glob("*.css"):
        used = set(re.findall(r"var\((--[a-z0-9-]+)\)", sheet.read_text()))
        assert used <= defined, (sheet.name, used - defined)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["", "theme-teal", "theme-plum"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        ("default-color-document", "default-bg-subtle", 7),
        ("default-color-subtle", "default-bg-document", 4.5),
        ("default-border-default", "default-bg-document", 3),
        ("accent-1-inverse-color-default", "accent-1-inverse-bg-default", 4.5),
        ("accent-1-inverse-color-default", "accent-1-inverse-bg-document", 4.5),
        ("accent-1-color-default", "accent-1-bg-default", 4.5),
        ("accent-1-color-document", "accent-1-bg-default", 7),
        ("accent-1-border-default", "default-bg-document", 3),
        ("default-bg-document", "accent-1-border-default", 4.5),
        ("default-color-document", "accent-1-border-subtle", 4.5),
        ("positive-color-default", "default-bg-document", 4.5),
        ("negative-color-default", "negative-bg-default", 4.5),
        ("warning-color-default", "warning-bg-default", 4.5),
        ("action-2-color-default", "default-bg-subtle", 4.5),
    ],
)
def test_text_and_charts_have_enough_contrast_in_every_theme(
    theme: str, front: str, back: str, least: float
) -> None:
    colours = dict(
        re.findall(r"--basis-color-([a-z0-9-]+): (#[0-9a-f]{6})", (CSS / "tokens.css").read_text())
    )
    if theme:
        own = re.findall(r"--basis-color-([a-z0-9-]+): (#[0-9a-f]{6})", (CSS / f"{theme}.css").read_text())
        colours |= dict(own)
    assert contrast(colours[front], colours[back]) >= least
