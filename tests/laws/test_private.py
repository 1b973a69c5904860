"""What is private stands, marked, on the page of the note that says it, and nowhere else in the site.

One vault says a word that occurs once in every place that can be private; each word is looked for in every file that a
build writes. Names of files are no secret: a private note is found by its name, and nothing more of it.
"""

import re
from html.parser import HTMLParser

import pytest

from tests.sites import files_of, relwiki, write
from tests.vaults import files_of as files_in

VAULT = """
    @ relwiki.yaml
    today: 2026-11-23
    private: [salary, Secrets, vaulted/]
    @ people/Me.md
    ---
    me: true
    interests: [tea, judo]
    friends: ["[[Ida Moss]]", "[[Bo Ash]] (private, qtieminedetail)", "[[Cy Dorn]]"]
    ---
    ## Log
    - 2026-11-01 call with [[Ida Moss]]: bread
    @ people/Ida Moss.md
    ---
    born: 1986-12-01
    interests: [tea, "judo (high, private, qhobbydetail)", Qhobbyplain (private), "[[Qhobbylink]] (private)"]
    likes: qlikes
    health: qhealth
    food: qfood
    contract ends: 2026-12-05 qcontract
    private: [likes, health, contract ends, food, met, keep_in_touch]
    salary: qsalary
    met: 2014 in qmet
    keep_in_touch: every 2 weeks qkeep
    works_at:
    - "[[Mill]] (baker, 2011..)"
    - "[[Mill]] (qjobdetail, 2015.., private)"
    - Qjobplain (private)
    - "[[Qjoblink]] (private)"
    lives_in: ["[[Porto]]", "[[Porto]] (qhomedetail, private)", "Qhomeplain (private)"]
    education: "Qschoolplain (private)"
    member_of: "[[Choir]] (qmemberdetail, private)"
    languages: Qlanguage (private)
    friends:
    - "[[Cy Dorn]] (qtiedetail, private)"
    - "[[Eve Falk]] (qopentie)"
    - "[[Qtielink]] (private)"
    - Qtieplain (private)
    spouse: "[[Bo Ash]] (married 2001-12-02, qmarried, private)"
    son: Qson (born 2015-12-03, private)
    introduced_by: "[[Bo Ash]] (qintroduced, private)"
    habits: qhabit every 6 weeks (private)
    dates: [2026-12-04 qdate (private)]
    follow_up: 2026-12-06 qfollow (private)
    ---
    Open words of [[Eve Falk]]. %% qcomment [[Bo Ash]] %% <!-- qmarkup -->

    ## Log
    - 2026-10-01 call: flour
    ## Private
    Prose of [[Bo Ash]]: qprose. [[Qunwritten]]
    - [ ] ask for [[Bo Ash]] about qtask (due 2026-12-07)
    - promised: qthread to [[Bo Ash]] (by 2026-12-08)
    - qfield:: qinline
    - friend:: [[Gus Holm]] (qinlinetie)
    - #qtag of ![[Bo Ash]] qblocked ^qblock
    ### Log
    - 2026-11-20 dinner with [[Bo Ash]]: qlog
      - learned: qlearned starts university
    - 2025-11-24 call with [[Qlogperson]]: qyearsago
    ### Gifts
    - 2025-12-01 gave qgift (£15, for birthday)
    - idea qidea
    ### Ledger
    - 2026-01-05 20 EUR qledger
    ### Dates
    - 12-09 qsectiondate
    ### Interests
    - qsectioninterest
    ## Secrets
    - told: qsecrets of [[Bo Ash]]
    @ people/Bo Ash.md
    ---
    born: 1980-12-10
    interests: judo
    ---
    @ people/Cy Dorn.md
    ---
    friend: "[[Ida Moss]]"
    manager: "[[Eve Falk]] (qmanager, private)"
    ---
    @ people/Eve Falk.md
    ---
    born: 1913-02-17
    lives_in: Qprivateplace
    works_at: "[[Mill]] (qprivaterole)"
    relationship: sister (private)
    tags: [friend]
    private: [born, lives_in, works_at]
    ---
    An embed of [[Gus Holm]]: ![[Ida Moss#Log]] ![[Ida Moss#^qblock]] ![[Hidden One]]
    @ people/Gus Holm.md
    @ people/Hidden One.md
    ---
    private: true
    goes_by: Hidden One
    born: 1990-12-11 in Qbirthplace
    birth_name: qbirthname
    phone: qphone
    summary: qsummary
    relationship: aunt (qnotetoowner)
    mother: "[[Eve Falk]] (qnotemother)"
    works_at: "[[Mill]] (qnotejob, 2012..)"
    interests: [judo (qnotetopic), Qnotehobby, "[[Qnotelink]]"]
    lives_in: "[[Porto]] (qnotehome)"
    dates: 2026-12-12 qnotedate
    keep_in_touch: every 3 weeks qnotekeep
    tags: [qnotetag]
    son: Qnoteson (born 2016-12-13)
    ---
    # Hidden One
    Of [[Ida Moss]] qnoteprose, [[Qnoteunwritten]].
    ## Log
    - 2026-11-10 walk with [[Ida Moss]]: qnotelog
    - [ ] task for [[Ida Moss]] qnotetask (due 2026-12-14)
    ## Gifts
    - 2025-12-25 received qnotegift
    @ people/vaulted/Deep One.md
    ---
    friend: "[[Ida Moss]] (qfolder)"
    ---
    @ organisations/Mill.md
    ---
    members: ["[[Ida Moss]] (qstaff, private)", "[[Gus Holm]] (qgus)"]
    contacts: "[[Qcontactlink]] (private)"
    ---
    ## Private
    qmillprose [[Ida Moss]]
    @ organisations/Choir.md
    @ places/Porto.md
    @ interests/judo.md
    @ interests/qquiet topic.md
    ---
    private: true
    broader: "[[judo]] (qbroader)"
    ---
    qtopicprose
    @ journal/2026-11-15.md
    Saw [[Ida Moss]].
    ## Private
    - [[Ida Moss]] and [[Bo Ash]]: qjournal
    @ journal/2026-11-16 hush.md
    ---
    private: true
    people: ["[[Ida Moss]]", "[[Qjournalperson]]"]
    ---
    qjournalnote
    - call with [[Bo Ash]]: qjournalcall
    @ journal/2026-12-20 party.md
    ---
    private: true
    people: ["[[Ida Moss]]"]
    ---
    qparty
"""
# What each note's page alone may say.
IDA, HIDDEN, MILL = "people/ida-moss.html", "people/hidden-one.html", "organisations/mill.html"
_WORD = re.compile(r"\bq[a-z]+\b|\b1913\b", re.IGNORECASE)
_NOWHERE = {"qcomment", "qmarkup"}
_OPEN = {"qopentie", "qgus"}
# The name of a file, and a block that is asked for.
_NO_SECRET = {"qquiet", "qblock"}
# The label of a closed row.
_LABELS = {"qfield"}
HOME_OF = {
    "people/Me.md": "people/me.html",
    "people/Ida Moss.md": IDA,
    "people/Cy Dorn.md": "people/cy-dorn.html",
    "people/Eve Falk.md": "people/eve-falk.html",
    "people/Hidden One.md": HIDDEN,
    "people/vaulted/Deep One.md": "people/deep-one.html",
    "organisations/Mill.md": MILL,
    "interests/qquiet topic.md": "interests/qquiet-topic.html",
    "journal/2026-11-15.md": "journal/2026-11-15.html",
    "journal/2026-11-16 hush.md": "journal/2026-11-16-hush.html",
    "journal/2026-12-20 party.md": "journal/2026-12-20-party.html",
}
WORDS = sorted(
    {
        (word.casefold(), path)
        for path, text in files_in(VAULT).items()
        for word in _WORD.findall(text)
        if word.casefold() not in _OPEN | _NO_SECRET
    }
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All that a build writes and that commands tell, folded, by route."""
    folder = write(tmp_path_factory.mktemp("private") / "vault", files_in(VAULT))
    built = relwiki("build", str(folder))
    assert built.returncode == 0, built.stderr
    told = {name: relwiki(*name.split(), str(folder)) for name in ("today", "today --json", "export ics")}
    assert all(done.stdout for done in told.values())
    found = {route: file.decode(errors="replace") for route, file in files_of(folder / ".relwiki" / "site").items()}
    found |= {name: done.stdout for name, done in told.items()}
    return {route: f"{route}\n{text}".casefold() for route, text in found.items()}


@pytest.mark.parametrize(("word", "path"), WORDS, ids=[word for word, _ in WORDS])
def test_a_private_word_stands_at_home_and_nowhere_else(word: str, path: str, site: dict[str, str]) -> None:
    """On the page of its own note, so that nothing is lost; in no list, index, picture, calendar or other page."""
    found = {route for route, text in site.items() if re.search(rf"\b{word}\b", text)}

    # The card of the same note has a part for its reader's eyes, closed and never printed.
    found -= {HOME_OF[path].replace("people/", "cards/")} if path.startswith("people/") else set()

    assert found == (set() if word in _NOWHERE else {HOME_OF[path]})


class Unmarked(HTMLParser):
    """The text of a page outside of what is marked as private."""

    def __init__(self, html: str) -> None:
        super().__init__()
        # Open elements, each with whether it or one around it is marked.
        self._inside: list[tuple[str, bool]] = [("", False)]
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One more element, but for those that hold nothing."""
        if tag not in {"meta", "link", "br", "img", "hr", "input"}:
            marked = "private" in (dict(attrs).get("class") or "").split()
            self._inside.append((tag, marked or self._inside[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        """Back to what is around it."""
        if tag in [name for name, _ in self._inside]:
            while self._inside.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Text, where nothing marks it."""
        if not self._inside[-1][1]:
            self.text += data


def test_at_home_it_is_marked(site: dict[str, str]) -> None:
    """So that it is closed or labelled, and paper leaves it out; a private note says so at its top."""
    for path, route in HOME_OF.items():
        words = [word for word, home in WORDS if home == path]
        if "this note is private" in site[route]:
            continue
        words = [word for word in words if word not in _LABELS]

        assert [word for word in words if re.search(rf"\b{word}\b", Unmarked(site[route]).text)] == [], path


def test_whose_secret_it_is_decides_on_which_side_it_stands(site: dict[str, str]) -> None:
    """Without a word of its own too: "sister (private)" in her note says nothing on yours."""
    assert "sister" not in Unmarked(site["people/me.html"]).text
    assert "sister" not in site["connections.html"]
    assert "eve falk" not in site["people/cy-dorn.html"].partition("r-work")[0]
