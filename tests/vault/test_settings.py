"""The settings file: every setting is read, and what is wrong costs only itself."""

import datetime as dt

import pytest

from relwiki.model.date import Period
from relwiki.model.diagnostic import Code, Severity
from relwiki.model.ripening import RuleChange
from relwiki.model.settings import RelationshipWords, Settings
from relwiki.vault.settings import SETTINGS, read_settings

EVERYTHING = """\
title: Our people
me: [[Anna Kern]]
language: pt-BR
words:
  telefon: phone
  Anruf: call
date_order: dmy
currency: £
today: 2026-03-24
output: ../site
data: [ics]
theme: plain
ignore:
  - drafts
  - "*.draft.md"
folders: {Leute: person}
sections:
  Gespräche: log
keys:
  - spitzname: goes_by
relationship_types:
  landlord:
    inverse: tenant
    words: [lets to, owner]
  bandmate:
    words: plays with
  pen pal:
  elder: younger
stages: near, far
cadence:
  near: every 4 weeks
alarms: yes
remember_dead: yes
ripen:
  University: 3 years
  new_job: [30 days, 1 year]
  loss: off
  expecting: on
  starts beekeeping: {after: 1 year, says: may have honey, words: [gets bees]}
milestones: 18, 50
facets: [stage]
feb29: 1 march
week_starts: Sunday
line_breaks: hard
private: [health, Journal]
public: yes
editor: obsidian://open?path={path}
remote_images: on
"""


def test_every_setting() -> None:
    """One file with all of them, in the forms a person would write."""
    actual = read_settings(EVERYTHING)

    assert actual == (
        Settings(
            title="Our people",
            me="[[Anna Kern]]",
            language="pt-BR",
            words=(("telefon", "phone"), ("Anruf", "call")),
            date_order="dmy",
            currency="£",
            today=dt.date(2026, 3, 24),
            output="../site",
            data=("ics",),
            alarms=True,
            theme="plain",
            ignore=("drafts", "*.draft.md"),
            folders=(("Leute", "person"),),
            sections=(("Gespräche", "log"),),
            keys=(("spitzname", "goes_by"),),
            relationship_types=(
                RelationshipWords("landlord", "tenant", ("lets to", "owner")),
                RelationshipWords("bandmate", "bandmate", ("plays with",)),
                RelationshipWords("pen pal", "pen pal"),
                RelationshipWords("elder", "younger"),
            ),
            stages=("near", "far"),
            cadence=(("near", Period(4, "week")),),
            milestones=(18, 50),
            remember_dead=True,
            ripen=(
                RuleChange("university", after=(Period(3, "year"),)),
                RuleChange("new job", after=(Period(30, "day"), Period(1, "year"))),
                RuleChange("loss", on=False),
                RuleChange("expecting"),
                RuleChange("starts beekeeping", True, (Period(1, "year"),), "may have honey", ("gets bees",)),
            ),
            facets=("stage",),
            feb29="1 March",
            week_starts="sunday",
            line_breaks="hard",
            private=("health", "Journal"),
            public=True,
            editor="obsidian://open?path={path}",
            remote_images=True,
        ),
        (),
    )
    assert all(f"\n{name}:" in f"\n{EVERYTHING}" for name, _ in SETTINGS)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "title:\nlanguage: ~\n", "\ufeff"])
def test_nothing_set(text: str) -> None:
    """All settings have defaults."""
    assert read_settings(text) == (Settings(), ())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("langauge", "language"), ("Week-start", "week_starts"), ("colour", ""), ("relationship types", None)],
)
def test_an_unknown_setting_comes_with_a_suggestion(typed: str, meant: str | None) -> None:
    """The nearest name is suggested, else all are listed; case, spaces and hyphens do not matter."""
    found, diagnostics = read_settings(f"{typed}: [a]\ntitle: kept")

    assert found.title == "kept"
    if meant is None:
        assert diagnostics == ()
    else:
        assert [item.code for item in diagnostics] == [Code.UNKNOWN_SETTING]
        assert diagnostics[0].hint.startswith(f"Did you mean `{meant}`" if meant else "The settings are: title, me")


@pytest.mark.parametrize(
    ("text", "expected", "place"),
    [
        ("title: [a, b]", "one text", (1, 8)),
        ("language: deutsch bitte", "a language such as", (1, 11)),
        ("date_order: ymd", "dmy or mdy", (1, 13)),
        ("currency: pounds", "a currency such as", (1, 11)),
        ("today: 2026-02-30", "a date such as", (1, 8)),
        ("today: 24.3.2026", "a date such as", (1, 8)),
        ("public: maybe", "true or false", (1, 9)),
        ("words: telefon", "own word: meaning", (1, 8)),
        ("words:\n  telefon: [phone]", "one text", (2, 12)),
        ("keys:\n  - telefon", "own word: meaning", (2, 5)),
        ("data:\n  ics: true", "a list of texts", (2, 3)),
        ("milestones: [18, many]", "whole numbers", (1, 13)),
        ("ripen: 3 years", "lines of `rule: 3 years`", (1, 8)),
        ("ripen: {university: soon}", "a length of time", (1, 21)),
        ("ripen: {university: {then: 3 years}}", "`after:`, `says:` and `words:`", (1, 21)),
        ("cadence:\n  close: monthly\n  friend: now and then", "how often", (3, 11)),
        ("feb29: 2 March", "28 February or 1 March", (1, 8)),
        ("week_starts: friday", "monday or sunday or saturday", (1, 14)),
        ("line_breaks: some", "soft or hard", (1, 14)),
        ("editor: vim", "{relpath}", (1, 9)),
        ("relationship_types:\n  a: [b]", "`inverse:` and `words:`", (2, 6)),
        ("relationship_types:\n  a:\n    means: b", "`inverse:` and `words:`", (3, 5)),
    ],
)
def test_a_wrong_value_has_no_effect(text: str, expected: str, place: tuple[int, int]) -> None:
    """What is expected stands first in the message; the default is used, the others hold."""
    found, (diagnostic,) = read_settings(f"{text}\ntheme: kept")

    assert found == Settings(theme="kept")
    assert diagnostic.code == Code.BAD_SETTING
    assert f"expects {expected}" in diagnostic.message or expected in diagnostic.message.partition(";")[0]
    assert (diagnostic.span.line, diagnostic.span.column) == place


def test_a_file_that_is_no_yaml_is_read_block_by_block() -> None:
    """Only the bad settings are left out, each with its own place."""
    found, diagnostics = read_settings("title: a: b\ntheme: plain\nme: 'Anna\nsome words\nlanguage: de")

    assert found == Settings(theme="plain", language="de")
    assert [(item.code, item.severity, item.span.line) for item in diagnostics] == [
        (Code.SETTINGS_SYNTAX, Severity.ERROR, 1),
        (Code.SETTINGS_SYNTAX, Severity.ERROR, 3),
        (Code.SETTINGS_SYNTAX, Severity.ERROR, 4),
    ]


def test_a_setting_that_stands_twice() -> None:
    """The first one counts, and both lines are named."""
    found, (diagnostic,) = read_settings("title: one\n\ntitle: two")

    assert found.title == "one"
    assert (diagnostic.code, diagnostic.span.line, diagnostic.also[0].line) == (Code.DUPLICATE_KEY, 3, 1)


def test_a_comment_that_takes_a_part_of_a_value_is_told() -> None:
    """As in front matter."""
    found, (diagnostic,) = read_settings("title: House #3")

    assert found.title == "House"
    assert diagnostic.code == Code.SWALLOWED_TEXT
