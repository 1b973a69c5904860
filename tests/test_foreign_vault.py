"""A vault of another tool's habits, typed by people who never heard of this one, builds with hints and is understood.

Emoji folders, tags or `categories` for kinds, links without quotes, inline fields in bold, dataview, kanban, templates
at any depth, daily notes with hours: nobody has to change a note for it.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from relwiki.build.listing import find
from relwiki.build.reading import read_vault
from relwiki.derive.facts import Facts, derive
from relwiki.derive.subjects import Subject
from tests.sites import Page, relwiki, write
from tests.sites import files_of as built
from tests.vaults import TODAY, files_of

VAULT = r"""
@ Home.md
---
cssclasses: [dashboard, wide-page]
banner: "![[banner.png]]"
dg-home: true
dg-publish: true
---
# 🏠 Home

```dataview
TABLE birthday, company FROM "People" WHERE birthday SORT birthday
```

```dataviewjs
dv.list(dv.pages("#person").map(p => p.file.link))
```

![[People.base]]
![[Family tree.canvas]]

- [[MOC - People|People]]
- [[Reading list]]

%% remember to tidy this up %%
@ MOC/MOC - People.md
---
tags: [moc]
---
up:: [[Home]]

## Family
- [[Lena Ostrowski]] – my wife
- [[Tomasz Ostrowski|Dad]]

## Friends
- [[Priya Raman]]
- [[Kofi Mensah]]

> [!info]- How this works
> Everybody has a note. `= this.file.name`

^people-moc
@ 👤 People/Lena Ostrowski.md
---
aliases:
  - Lenka
tags:
  - person
  - family
birthday: 1986-04-12
relationship: wife
company: [[Nordlicht Optik]]
position: Optician
phone: +49 171 555 0142
email: lena@example.org
up: "[[MOC - People]]"
created: 2023-01-04T09:12:33
date modified: 2026-11-02 18:20
position_in_list: 3
friends:
  - [[Priya Raman]]
  - [[Kofi Mensah]] (since 2009), from sailing
---
# Lena Ostrowski

**Favourite flower**:: peonies
**Shoe size**:: 39

## Gift ideas
- the blue teapot
- [ ] opera tickets 📅 2026-12-10

## Log
- 2026-11-14 dinner with [[Priya Raman]]: new flat
- 2026-10-02: walked along the river
%% do not show this %%
@ 👤 People/Tomasz Ostrowski.md
---
categories:
  - "[[People]]"
tags: family/parents
born: 1951
died: 2019-08-30
relationship: father
location: Gdynia
---
He taught me to sail. #memory #family/parents
@ 👤 People/Priya Raman.md
---
type: person
tags:
- friend
- climbing
dob: 26 March 1984
Company: [[Harrow & Lind]]
Title: Senior Architect
Last contact: 2026-11-14
Next contact: [[2026-12-01]]
contact frequency: every 6 weeks
City: Leeds
linkedin: https://www.linkedin.com/in/priya-raman
met: at [[Kofi Mensah]]'s housewarming, 2014
spouse: [[Daniel Raman]]
children:
  - Asha (2016)
  - Dev
dg-publish: true
dg-note-icon: 2
cssclass: person
---
> [!contact] Priya
> 📞 +44 113 496 0000

Allergic to nuts [allergy:: nuts] and (pronouns:: she/her).

## 📞 Contact history

| Date | What |
|---|---|
| 2026-11-14 | Dinner, saw the new flat |
| 2026-06-01 | Call about the roof |

## Related
- relation: [[Kofi Mensah]]

```dataview
LIST FROM [[]] AND "Daily"
```
@ 👤 People/Kofi Mensah.md
---
tags: [person]
relationships:
  - friend: Anna
  - brother: "[[Yaw Mensah]]"
works at: Harbour School (teacher, since 2015)
interests: [chess, bread baking, Ghanaian history]
birthday: 03-17
first met: 2009-09
---
**Birthday**:: 03-17
**Telegram**:: @kofimensah
Coffee person:: yes

- [x] return the drill ✅ 2026-10-30
- [ ] ask about [[Yaw Mensah]] 📅 2026-11-30 ⏫
- [ ] send the photos 🔁 every month 📅 2026-12-05
@ 👤 People/Yaw Mensah.md
---
tags: [person]
company:
email:
phone:
birthday:
aliases: []
spouse: null
---
@ 👤 People/Daniel Raman.md
Created: [[2024-05-06]]
Tags: #person #friend
Company:: [[Harrow & Lind]]
Birthday:: [[1983-07-09]]

---
Works from home on Fridays.
@ Companies/Harrow & Lind.md
---
category: company
website: https://harrow-lind.example
industry: architecture
size: 40
---
Founded by two sisters. See [their site](https://harrow-lind.example).
@ Companies/Nordlicht Optik.md
---
tags: company
---
#company/retail
@ Daily/2026-11-14.md
---
tags: daily
mood: 4
sleep: 7:30
---
<< [[2026-11-13]] | [[2026-11-15]] >>

## Meetings
- 10:00 [[Kofi Mensah]], [[Daniel Raman]]: school kitchen plans
- 14:30-15:00 Call with [[Priya Raman]] about the roof

## Notes
Dinner with [[Lena Ostrowski]] and [[Priya Raman]]. Tired. #mood/good

![[2026-11-14.png|400]]
![[walk.m4a]]

- [ ] book the dentist 📅 2026-11-20
@ Daily/2026-11-15.md
Quiet Sunday. Rang [[Kofi Mensah|Kofi]].
@ Meetings/2026-10-20 Kitchen kick-off.md
---
type: meeting
date: 2026-10-20
attendees:
  - "[[Priya Raman]]"
  - "[[Daniel Raman]]"
project: "[[School kitchen]]"
---
## Agenda
1. Budget
2. Dates ==by May==

Action: Priya to send drawings^[she has two versions].
@ Projects/School kitchen.md
---
status: 🟢 active
deadline: 2027-03-31
tags: project
kanban-plugin: basic
---

## To do

- [ ] drawings [[Priya Raman]]
- [ ] permit

## Done

**Complete**
- [x] kick-off

%% kanban:settings
```
{"kanban-plugin":"basic"}
```
%%
@ Reading list.md
---
rating: 4.5
permalink: reading
publish: false
---
- *The Salt Path* – lent by [[Kofi Mensah]]
- [[Notes on bread]] (not written yet)
- [x] read

$$E = mc^2$$

| Book | By |
|------|----|
| A [[Kofi Mensah\|K.]] | B |

<% tp.file.cursor() %>
@ Templates/Person.md
---
tags: [person]
birthday: {{date}}
company: <% tp.system.prompt("Company") %>
---
# {{title}}
@ Areas/Work/templates/Meeting.md
---
attendees: {{attendees}}
---
@ _templates/daily.md
{{date:YYYY-MM-DD}}
"""
# What a tool keeps beside the notes.
BESIDE: dict[str, str | bytes] = {
    ".obsidian/app.json": "{}",
    ".obsidian/templates.json": '{"folder": "Blueprints"}',
    "Blueprints/Trip.md": "CANARY {{date}}",
    ".trash/Old friend.md": "CANARY",
    "People.base": "views: []",
    "Family tree.canvas": "{}",
    "banner.png": b"\x89PNG",
    "2026-11-14.png": b"\x89PNG",
    "walk.m4a": b"",
}
ELSEWHERE = ("templates", "template", "_templates")


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The vault on the disk."""
    root = tmp_path_factory.mktemp("foreign") / "vault"
    write(root, dict(files_of(VAULT)))
    return write(root, BESIDE)


@pytest.fixture(scope="module")
def facts(vault: Path) -> Facts:
    """What is understood of it."""
    return derive(read_vault(find(vault)).vault, TODAY)


@pytest.fixture(scope="module")
def pages(vault: Path) -> dict[str, Page]:
    """Its built pages by route."""
    done = relwiki("--today", TODAY.isoformat(), "build", str(vault))

    assert (done.returncode, done.stderr.count("error["), done.stderr.count("warning[")) == (0, 0, 0)
    files = built(vault / ".relwiki" / "site")
    return {route: Page(data.decode()) for route, data in files.items() if route.endswith(".html")}


def test_there_are_only_hints(vault: Path) -> None:
    """Not one warning, so that a check of the strict kind succeeds."""
    done = relwiki("--today", TODAY.isoformat(), "check", "--strict", str(vault))
    codes = sorted(line.split("hint[")[1].partition("]")[0] for line in done.stderr.splitlines() if "hint[" in line)

    assert done.returncode == 0
    assert codes == ["no-owner", "unsupported-embed", "unsupported-embed"]


def test_no_note_is_lost_and_no_template_is_one(pages: dict[str, Page]) -> None:
    """Each note has its page; what lies in folders of templates has none."""
    notes = [path for path in files_of(VAULT) if not any(part.casefold() in ELSEWHERE for part in path.split("/"))]
    sources = [path for path in notes for page in pages.values() if f"Written in {path} " in page.text]

    assert len(notes) == 15
    assert sorted(sources) == sorted(notes)


def test_comments_templates_and_the_bin_reach_no_page(vault: Path, pages: dict[str, Page]) -> None:
    """What a tool hides stays hidden."""
    everything = b"".join(built(vault / ".relwiki" / "site").values()).decode("utf-8", "replace")
    hidden = (
        "CANARY",
        "remember to tidy",
        "do not show this",
        "kanban:settings",
        "kanban-plugin",
        "wide-page",
        "2023-01-04",
    )

    assert len(pages) > 15
    assert [word for word in hidden if word in everything] == []


def person(facts: Facts, name: str) -> Subject:
    """The subject with this name."""
    return next(each for each in facts.subjects.by_id.values() if each.name == name)


def named(facts: Facts, identity: str) -> str:
    """What a subject or a light person is called."""
    return facts.light[identity].name if identity in facts.light else facts.subjects.by_id[identity].name


def ties(facts: Facts, name: str) -> list[str]:
    """Everybody somebody is tied to: "spouse Daniel Raman"."""
    found = facts.ties.get(person(facts, name).id, ())
    return sorted(f"{tie.word} {named(facts, tie.other)}" for tie in found)


def work(facts: Facts, name: str) -> list[str]:
    """Where somebody works, with the role."""
    mine = (each for each in facts.stints if each.person == person(facts, name).id and each.key == "works_at")
    return [", ".join([named(facts, each.target), *each.details]) for each in mine]


def seen(facts: Facts, name: str) -> list[str]:
    """When somebody was in contact, and from which note that is known."""
    mine = (each for each in facts.contacts if person(facts, name).id in each.people and each.is_contact)
    return sorted(f"{each.date.iso()} {each.kind}".strip() for each in mine)


def ahead(facts: Facts, kind: str) -> list[str]:
    """Birthdays, tasks and the like: "Priya Raman 1984-03-26"."""
    return sorted(
        " ".join([named(facts, each.who[0]), each.when.date.iso() if each.when.date else "", each.text]).strip()
        for each in facts.occasions
        if each.kind == kind
    )


def kinds(facts: Facts, kind: str) -> list[str]:
    """All written notes of a kind."""
    return sorted(each.name for each in facts.subjects.by_id.values() if each.kind == kind and each.note)


FACTS: dict[str, tuple[Callable[[Facts], list[str]], list[str]]] = {
    "people, by an emoji folder, tags, type and categories": (
        lambda facts: kinds(facts, "person"),
        ["Daniel Raman", "Kofi Mensah", "Lena Ostrowski", "Priya Raman", "Tomasz Ostrowski", "Yaw Mensah"],
    ),
    "organisations": (lambda facts: kinds(facts, "organisation"), ["Harrow & Lind", "Nordlicht Optik"]),
    "a journal, by tag, by name of the file, by type": (
        lambda facts: kinds(facts, "journal"),
        ["2026-10-20 Kitchen kick-off", "2026-11-14", "2026-11-15"],
    ),
    "birthdays, in front matter, in words, as a link, without a year, and twice": (
        lambda facts: ahead(facts, "birthday"),
        ["Daniel Raman 1983-07-09", "Kofi Mensah --03-17", "Lena Ostrowski 1986-04-12", "Priya Raman 1984-03-26"],
    ),
    "a follow-up that links a day": (lambda facts: ahead(facts, "follow-up"), ["Priya Raman 2026-12-01"]),
    "tasks with a calendar sign, those done left out": (
        lambda facts: ahead(facts, "task"),
        ["2026-11-14 2026-11-20 book the dentist", "Kofi Mensah 2026-11-30 ask about [[Yaw Mensah]] ⏫",
         "Kofi Mensah 2026-12-05 send the photos", "Lena Ostrowski 2026-12-10 opera tickets"],
    ),
    "a project's deadline": (lambda facts: ahead(facts, "date"), ["School kitchen 2027-03-31 deadline"]),
    "a job by a link without quotes, its role beside it": (
        lambda facts: work(facts, "Lena Ostrowski"), ["Nordlicht Optik, Optician"],
    ),
    "Company and Title": (lambda facts: work(facts, "Priya Raman"), ["Harrow & Lind, Senior Architect"]),
    "Company as an inline field": (lambda facts: work(facts, "Daniel Raman"), ["Harrow & Lind"]),
    "works at, with role and range in brackets": (
        lambda facts: work(facts, "Kofi Mensah"), ["Harbour School, teacher"],
    ),
    "a spouse without quotes, and children that no note has": (
        lambda facts: ties(facts, "Priya Raman"),
        ["child Asha", "child Dev", "friend Lena Ostrowski", "spouse Daniel Raman"],
    ),
    "pairs in a list of relationships": (
        lambda facts: ties(facts, "Kofi Mensah"),
        ["brother Yaw Mensah", "friend Anna", "friend Lena Ostrowski"],
    ),
    "empty fields state nothing": (lambda facts: ties(facts, "Yaw Mensah"), ["sibling Kofi Mensah"]),
    "a friend since 2009": (
        lambda facts: [
            str(tie.period.start.iso())
            for tie in facts.ties[person(facts, "Kofi Mensah").id]
            if tie.period and tie.period.start
        ],
        ["2009"],
    ),
    "contacts from a table, a log, a day's hours and a meeting": (
        lambda facts: seen(facts, "Priya Raman"),
        ["2026-06-01 call", "2026-10-20", "2026-11-14", "2026-11-14 call", "2026-11-14 meal", "2026-11-14 meal"],
    ),
    "contacts of an hour in a daily note": (lambda facts: seen(facts, "Kofi Mensah"), ["2026-11-14"]),
    "who lives and lived where": (
        lambda facts: sorted(f"{named(facts, each.person)} {named(facts, each.target)}" for each in facts.homes),
        ["Priya Raman Leeds", "Tomasz Ostrowski Gdynia"],
    ),
    "interests": (
        lambda facts: [named(facts, each.topic) for each in facts.interests.having],
        ["chess", "bread baking", "Ghanaian history"],
    ),
    "tags, those of the front matter and of the text": (
        lambda facts: sorted(tag for note in facts.notes for tag in note.tags if "/" in tag),
        ["company/retail", "family/parents", "mood/good"],
    ),
    "what is linked and not written": (
        lambda facts: [name for name, _ in facts.unwritten if not name[0].isdigit()], ["Notes on bread"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("ask", "expected"), FACTS.values(), ids=FACTS.keys())
def test_it_is_understood(ask: Callable[[Facts], list[str]], expected: list[str], facts: Facts) -> None:
    """Each habit means what its author meant."""
    assert expected == ask(facts)


SHOWN = {
    "people/lena-ostrowski.html": ("Optician at Nordlicht Optik", "Favourite flower peonies", "Shoe size 39",
                                   "+49 171 555 0142", "Also called Lenka", "Position in list 3", "Relationship wife"),
    "people/tomasz-ostrowski.html": ("died", "30 August 2019", "#family/parents", "Relationship father"),
    "people/kofi-mensah.html": ("Telegram @kofimensah", "Coffee person yes", "17 March", "since 2015"),
    "people/priya-raman.html": ("Senior Architect at Harrow & Lind", "Pronouns she/her", "Allergies nuts", "Asha",
                                "Dg-note-icon 2", "2014", "https://www.linkedin.com/in/priya-raman", "LIST FROM [[]]"),
    "journal/2026-11-14.html": ("10:00 Kofi Mensah, Daniel Raman: school kitchen plans", "Sleep 7:30", "Mood 4"),
    "notes/reading-list.html": ("$$E = mc^2$$", "<% tp.file.cursor() %>", "Rating 4.5"),
    "notes/home.html": ("TABLE birthday, company", "People.base", "Family tree.canvas", "banner.png"),
    "notes/school-kitchen.html": ("🟢 active", "permit"),
    "notes/moc-people.html": ("my wife", "How this works"),
}  # fmt: skip


@pytest.mark.parametrize(("route", "words"), SHOWN.items(), ids=SHOWN.keys())
def test_what_has_no_meaning_is_shown(route: str, words: tuple[str, ...], pages: dict[str, Page]) -> None:
    """Keys and code of other tools stand on the page as they were typed."""
    assert [each for each in words if each.casefold() not in pages[route].text.casefold()] == []
