"""Pages made by hand, of every kind and in every shape that a theme has to bear. The people are invented."""

# ruff: noqa: E501
# These are literal data: a line of HTML stands as it would in a file.

import msgspec

from relwiki.pages.bonds import Introduction, MutualPage, Shared
from relwiki.pages.drawing import Around, Dot
from relwiki.pages.gathering import GatheringPage, Seat
from relwiki.pages.keep_in_touch import KeepInTouchPage
from relwiki.pages.keeping import Heatmap, Said, Timeline, TouchPart, TouchRow, Year
from relwiki.pages.linked import Branch, Chapter, ConnectionsPage, Related, Wood
from relwiki.pages.mapped import MapPage, MapRow
from relwiki.pages.page import (
    Facet,
    HomePage,
    IndexPage,
    Month,
    Page,
    PeoplePage,
    PersonCard,
    PersonPage,
    ProblemsPage,
    SubjectPage,
    UpcomingPage,
)
from relwiki.pages.sheet import CardPage, CardPart
from relwiki.pages.shown import (
    Backlink,
    Entry,
    Face,
    Group,
    Line,
    Missing,
    OccasionRow,
    Outside,
    Picture,
    Private,
    Problem,
    Ref,
    Row,
    Transclusion,
    When,
)
from relwiki.pages.timeline import TimelinePage
from relwiki.render.page import Site

SITE = Site(
    "Marta’s people",
    "en",
    (
        ("People", "people/index.html", "people"),
        ("Organisations", "organisations/index.html", "organisations"),
        ("Interests", "interests/index.html", "interests"),
        ("Places", "places/index.html", "places"),
        ("Journal", "journal/index.html", "journal"),
        ("Notes", "notes/index.html", "notes"),
        ("Tags", "tags/index.html", "tags"),
        ("Upcoming", "upcoming.html", "upcoming"),
        ("Connections", "connections.html", "connections"),
        ("In common", "mutual.html", "mutual"),
        ("Problems", "problems.html", "problems"),
    ),
)


def _portrait(skin: str, hair: str, coat: str, paper: str) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 240" width="200" height="240">'
        f'<rect width="200" height="240" fill="{paper}"/><path d="M20 240c4-58 36-74 80-74s76 16 80 74z" fill="{coat}"/>'
        f'<path d="M82 140h36v36c-8 12-28 12-36 0z" fill="{skin}"/><ellipse cx="100" cy="100" rx="42" ry="52" fill="{skin}"/>'
        f'<path d="M54 104c-4-52 22-66 48-66s50 16 44 66c-6-24-18-34-30-38-18 8-44 6-52 2-6 8-8 20-10 36z" fill="{hair}"/>'
        f"</svg>"
    ).encode()


FILES: dict[str, bytes] = {
    "files/ines.svg": _portrait("#d9a67f", "#3a2a22", "#44616b", "#e5dccb"),
    "files/tomas.svg": _portrait("#8a5a3c", "#1d1a19", "#7a4b3a", "#cfd8d2"),
    "data/network.js": (
        b'window.relwikiNetwork = {"me":0,"costs":[2,3,5,6],"people":[["In\xc3\xaas","people/ines-carvalho.html"],'
        b'["Tom\xc3\xa1s Okafor","people/tomas-okafor.html"],["Ode","people/ode.html"]],"dead":[],'
        b'"edges":[0,1,0,0,0],"words":[["spouse of {name}","your spouse"]],"kinds":[[["spouse"],0]],'
        b'"circles":[["Padaria Lua","organisations/padaria-lua.html",[1,2]]]};\n'
    ),
    "files/harbour.svg": (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360">'
        b'<rect width="640" height="360" fill="#cfdde2"/><rect y="220" width="640" height="140" fill="#6d8f9c"/>'
        b'<path d="M60 220l40-60h80l30 60z" fill="#8c4a35"/><path d="M320 232l20 34h170l30-34z" fill="#f4efe4"/>'
        b'<path d="M420 232V96l70 118z" fill="#fbfaf7"/></svg>'
    ),
}


def _face(initials: str, hue: int, photo: str = "", kind: str = "person") -> Face:
    return Face(initials, hue, photo, 200 if photo else 0, 240 if photo else 0, kind)


INES = Ref("Inês", "people/ines-carvalho.html")
TOMAS = Ref("Tomás Okafor", "people/tomas-okafor.html")
LAYLA = Ref("ليلى حداد", "people/layla-haddad.html")
YOKO = Ref("田中 陽子", "people/tanaka-yoko.html")
LONG = Ref(
    "Maria da Conceição Teodora de Vasconcelos e Albuquerque Sottomayor-Bragança Filha",
    "people/maria-da-conceicao.html",
)
BARE = Ref("Ode", "people/ode.html")
BAKERY = Ref("Padaria Lua", "organisations/padaria-lua.html")
STORMS = Ref("Storm chasing", "interests/storm-chasing.html")
LISBON = Ref("Lisbon", "places/lisbon.html", state="stub")
INES_FACE = _face("IC", 3, "files/ines.svg")
TOMAS_FACE = _face("TO", 7, "files/tomas.svg")
LAYLA_FACE = _face("ل", 1)
YOKO_FACE = _face("田", 9)
LONG_FACE = _face("MC", 5)
BARE_FACE = _face("O", 11)

_NOTE = """<p>She runs the oven side of the bakery and remembers every regular by the bread they take. Met her at the
stall by the river, in the rain, and we talked about nothing but clouds for an hour. Ask about the <mark>new oven</mark>
before anything else.<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup></p>
<h2 id="h-what-matters">What matters to her</h2>
<ul>
<li>Her brother’s boat, out of season</li>
<li>Being asked <em>how</em>, never <em>whether</em>
<ul>
<li>and then being left to think</li>
</ul></li>
<li class="task" data-task=" "><input type="checkbox" disabled aria-label="to do"> Lend her the book on sourdough <span class="field"><span class="field-key">due</span> 12 December</span></li>
<li class="task" data-task="x"><input type="checkbox" disabled checked aria-label="done"> Send the photographs of the storm</li>
</ul>
<div class="callout" data-callout="tip">
<p class="callout-title">Before you call</p>
<div class="callout-body">
<p>Never before ten: she has been up since three.</p>
</div>
</div>
<details class="callout" data-callout="warning"><summary class="callout-title">Careful with nuts</summary>
<div class="callout-body">
<p>Her son carries an injector. Ask what is in it before you bring a cake.</p>
</div>
</details>
<blockquote><p>Bread is a slow way of saying good morning.</p></blockquote>
<h3 id="h-orders">Orders, as far as I know</h3>
<table>
<thead><tr><th>Week</th><th class="align-right">Rye</th><th class="align-right">Wheat</th><th class="align-right">Spelt</th><th class="align-right">Corn</th><th class="align-right">Rolls</th><th class="align-right">Cakes</th><th class="align-right">Paid</th><th>Remark</th></tr></thead>
<tbody>
<tr><td>2026-44</td><td class="align-right">12</td><td class="align-right">40</td><td class="align-right">6</td><td class="align-right">3</td><td class="align-right">120</td><td class="align-right">4</td><td class="align-right">412.50</td><td>late by a day, her oven was down</td></tr>
<tr><td>2026-45</td><td class="align-right">14</td><td class="align-right">38</td><td class="align-right">8</td><td class="align-right">0</td><td class="align-right">132</td><td class="align-right">2</td><td class="align-right">398.00</td><td>asked for rolls without seeds</td></tr>
<tr><td>2026-46</td><td class="align-right">9</td><td class="align-right">41</td><td class="align-right">7</td><td class="align-right">2</td><td class="align-right">126</td><td class="align-right">6</td><td class="align-right">441.20</td><td></td></tr>
</tbody>
</table>
"""

_AFTER = """<pre><code class="language-text">rye      3 parts
water    2 parts
patience 1 night
</code></pre>
<p>Typed as <code>rye 3:2</code> in her own notebook, with <kbd>Ctrl</kbd> never far away, H<sub>2</sub>O and all.</p>
<hr>
<section class="footnotes" aria-label="Footnotes">
<ol>
<li id="fn-1"><p>She names her ovens. <a href="#fnref-1" class="footnote-back" aria-label="Back">↩</a></p></li>
</ol>
</section>
"""


def _occasion(
    day: str, text: str, who: Ref, face: Face, what: Line, kind: str, number: str = "", *, beside: Line = ()
) -> OccasionRow:
    vague = len(day) == 7
    return OccasionRow(
        When(text, day),
        day,
        who,
        face,
        what,
        kind,
        1984,
        number,
        number.endswith(("40", "10")),
        beside,
        vague,
        ("family",),
        due=kind == "follow-up",
    )


AHEAD = (
    _occasion(
        "2026-11-24", "Tue 24 November", INES, INES_FACE, ("birthday",), "birthday", "turns 40",
        beside=("friend · you spoke ", When("in May", "2026-05-12", "since")),
    ),
    _occasion("2026-11-26", "Thu 26 November", TOMAS, TOMAS_FACE, ("and ", YOKO, " married"), "anniversary", "10 years"),
    _occasion("2026-11-26", "Thu 26 November", LAYLA, LAYLA_FACE, ("follow up: the house",), "follow-up"),
    _occasion(
        "2026-12-02", "Wed 2 December", YOKO, YOKO_FACE, ("birthday",), "birthday", "turns 38",
        beside=("colleague at ", BAKERY),
    ),
    _occasion("2026-12", "December", LONG, LONG_FACE, ("name day",), "date"),
)  # fmt: skip

_RELATED = (
    Group(
        "Family",
        "r-family",
        (
            Entry(TOMAS, TOMAS_FACE, ("husband · since ", When("2016", "2016"))),
            Entry(
                Ref("Rui", state="light"), _face("R", 2), ("son · born ", When("March 2015", "2015-03", "age")), "p-rui"
            ),
            Entry(Ref("Beatriz Carvalho", "people/beatriz.html", state="stub"), _face("BC", 8), ("mother",)),
            Entry(Ref("Faísca", state="light"), _face("F", 6, kind="animal"), ("dog",), "p-faisca"),
        ),
    ),
    Group("Friends", "r-friends", (Entry(LAYLA, LAYLA_FACE, ("since school",)), Entry(YOKO, YOKO_FACE))),
    Group(
        "Work",
        "r-work",
        (
            Entry(BAKERY, _face("PL", 4, kind="organisation"), ("baker and partner · since 2011",)),
            Entry(Ref("Moagem Sul", "unwritten.html", "u-moagem-sul", "unwritten"), None, ("buyer · 2006 to 2011",)),
        ),
    ),
    Group(
        "Interests",
        "r-interests",
        (
            Entry(STORMS, None, ("only you two",)),
            Entry(Ref("Sourdough", "interests/sourdough.html"), None, ("you, and three others",)),
            Entry(Ref("Sea swimming", "interests/sea-swimming.html")),
        ),
    ),
    Group(
        "Introduced and referred",
        "r-referred",
        (
            Entry(
                TOMAS,
                None,
                ("referred in 2019",),
                children=(
                    Entry(YOKO, None, ("referred in 2021",), children=(Entry(LAYLA, None, ("referred in 2024",)),)),
                    Entry(LONG, None),
                ),
            ),
        ),
        form="tree",
    ),
    Group(
        "Timeline",
        "r-timeline",
        (
            Entry(
                Ref("2026"),
                None,
                (),
                "r-2026",
                (
                    Entry(
                        Ref("12 May", "journal/2026-05-12.html"),
                        None,
                        ("Call. The oven is here; ", TOMAS, " built the door."),
                    ),
                    Entry(Ref("3 February"), None, ("Gave her the barometer, for her name day.",)),
                ),
            ),
            Entry(
                Ref("2014"),
                None,
                (),
                "r-2014",
                (Entry(Ref("8 November"), None, ("Met at the river market, in the rain.",)),),
            ),
        ),
        form="timeline",
    ),
)

RICH = PersonPage(
    route=INES.route,
    title="Inês",
    section="people",
    trail=(Ref("People", "people/index.html"),),
    kind="person",
    face=INES_FACE,
    subtitle=("Inês Maria Carvalho, née Duarte · she · ee-NESH",),
    lead=("baker at ", BAKERY, " · married to ", TOMAS),
    summary="Keeps the ovens and half the street; the one to ask about weather.",
    highlights=(
        Row("You both", ((STORMS, " (only you two)"),)),
        Row("Next", ((When("24 November", "2026-11-24", "until"), " birthday · 1 December call"),)),
        Row("Last spoke", ((When("12 May 2026", "2026-05-12", "since"),),)),
    ),
    infobox=(
        Row("Born", ((When("24 November 1986", "1986-11-24", "age"), " in ", LISBON),)),
        Row("Home", ((LISBON, " · since 2011"),)),
        Row(
            "Phone",
            (
                (Outside("+351 912 000 111", "tel:+351912000111"), " mobile"),
                (Outside("+351 21 000 222", "tel:+35121000222"), " bakery"),
            ),
        ),
        Row("Email", ((Outside("ines.carvalho.padaria@example.org", "mailto:ines.carvalho.padaria@example.org"),),)),
        Row("Met", ((When("8 November 2014", "2014-11-08"), ", the river market, through ", LAYLA),)),
        Row("Allergies", (("nuts, perhaps",),)),
        Row("Likes", (("black tea, maps, anything with cardamom",),)),
        Row("Keep in touch", (("every 6 weeks",),)),
        Row("Account", (("IBAN PT50 0000 0000",),), private=True),
    ),
    tags=(Ref("#family", "tags/family.html"), Ref("#bakery/ovens", "tags/bakery-ovens.html")),
    body=(
        _NOTE,
        Picture(
            "files/harbour.svg", "The harbour in February", 640, 360, block=True, caption="The harbour, after the storm"
        ),
        "<p>Her brother’s boat is in ",
        Ref("the harbour", "places/lisbon.html"),
        "; the one she means is ",
        Ref("Moagem", "unwritten.html", "u-moagem-sul", "unwritten"),
        ". ",
        Missing("No file and no note is called “boat.jpg”."),
        "</p>\n",
        Transclusion(
            Ref("Sourdough", "interests/sourdough.html"),
            ("<p>A starter wants what a friend wants: to be fed, on no strict plan.</p>\n",),
        ),
        Private("Between us", ("<p>She thinks of selling.</p>\n",)),
        _AFTER,
    ),
    groups=_RELATED,
    occasions=AHEAD[:2],
    backlinks=(
        Backlink(
            Ref("12 May 2026", "journal/2026-05-12.html"), ("Called Inês about the oven.", "Inês laughed at the door.")
        ),
        Backlink(TOMAS, ("Married Inês by the sea, with eleven loaves.",)),
        Backlink(LAYLA, ("هي صديقة إينيس منذ المدرسة.",)),
    ),
    edit="obsidian://open?vault=people&file=ines",
    source="people/Inês Carvalho.md",
)

EMPTY = PersonPage(
    route=BARE.route,
    title="Ode",
    section="people",
    trail=(Ref("People", "people/index.html"),),
    kind="person",
    face=BARE_FACE,
    empty="Nothing is written here yet. Begin with how you met: `met: 2026, the harbour fair` at the top of `people/Ode.md`.",
    source="people/Ode.md",
)

LONG_NAME = PersonPage(
    route=LONG.route,
    title=LONG.text,
    section="people",
    kind="person",
    face=LONG_FACE,
    lead=("aunt of ", TOMAS, " · writes long letters"),
    infobox=(Row("Born", ((When("about 1931", "1931"),),)),),
    body=("<p>Everybody calls her Tia.</p>\n",),
    around=Around(
        640, 92, Dot(LONG, 320, 46, "Maria da Conc…"),
        (Dot(LAYLA, 240, 46, LAYLA.text), Dot(Ref("Zé", INES.route, "p-ze", "light"), 122, 46, "Zé")),
        (Dot(TOMAS, 398, 34, TOMAS.text), Dot(INES, 398, 58, "Inês")),
        ((320, 46, 398, 34), (320, 46, 398, 58), (320, 46, 240, 46), (240, 46, 122, 46)),
        ((398, 34, 398, 58),), 3,
    ),
    problems=(
        Problem(
            "warning", "date-unknown", "“1985-02-30” is no day of the calendar.", "February has 28 or 29 days.",
            "people/Maria.md:4:7", LONG,
        ),
    ),
    private=True,
    source="people/Maria.md",
)  # fmt: skip

ARABIC = PersonPage(
    route=LAYLA.route,
    title="ليلى حداد",
    section="people",
    kind="person",
    face=LAYLA_FACE,
    subtitle=("Layla Haddad",),
    lead=("translator · friend of ", YOKO, " and ", INES),
    infobox=(Row("Speaks", (("العربية, 日本語, English",),)), Row("From", (("حلب",),))),
    body=(
        "<p>ليلى تترجم الشعر من اليابانية منذ عشر سنوات، وتحب القهوة بالهيل.</p>\n<p>She met ",
        YOKO,
        " in Kyoto: 「雨の日に会いました」.</p>\n<ul>\n<li>كتاب لم تُعده بعد</li>\n<li>A poem each month</li>\n</ul>\n",
    ),
    groups=(Group("Friends", "r-friends", (Entry(YOKO, YOKO_FACE, ("since 2013",)), Entry(INES, INES_FACE))),),
    source="people/ليلى حداد.md",
)

JAPANESE = PersonPage(
    route=YOKO.route,
    title="田中 陽子",
    section="people",
    kind="person",
    face=YOKO_FACE,
    subtitle=("Tanaka Yōko · she",),
    infobox=(Row("Born", ((When("2 December 1988", "1988-12-02", "age"),),)),),
    body=("<p>焙煎の仕事をしています。雨の日が好きです。</p>\n",),
    source="people/田中 陽子.md",
)

MANY = PersonPage(
    route=TOMAS.route,
    title="Tomás Okafor",
    section="people",
    trail=(Ref("People", "people/index.html"),),
    kind="person",
    face=TOMAS_FACE,
    lead=("carpenter · married to ", INES),
    body=("<p>Named in nearly every note of these years.</p>\n",),
    groups=(
        Group(
            "Customers",
            "r-customers",
            tuple(Entry(Ref(f"Customer {n}", "people/ode.html"), _face(chr(65 + n), n)) for n in range(15)),
        ),
    ),
    backlinks=tuple(
        Backlink(
            Ref(f"{n % 28 + 1} March {2000 + n // 28}", "journal/2026-05-12.html"),
            (f"Saw Tomás about table number {n}.",),
        )
        for n in range(300)
    ),
    source="people/Tomás Okafor.md",
)

ORGANISATION = SubjectPage(
    route=BAKERY.route,
    title="Padaria Lua",
    section="organisations",
    trail=(Ref("Organisations", "organisations/index.html"), Ref("Grupo Farinha", "organisations/grupo-farinha.html")),
    kind="organisation",
    face=_face("PL", 4, kind="organisation"),
    lead=("bakery · part of ", Ref("Grupo Farinha", "organisations/grupo-farinha.html", state="stub")),
    infobox=(Row("Founded", ((When("1952", "1952"),),)), Row("Market", (("neighbourhood",),))),
    body=("<p>The oven is older than the street.</p>\n",),
    groups=(
        Group("People", "r-people", (Entry(INES, INES_FACE, ("baker and partner · since 2011",)), Entry(YOKO, YOKO_FACE, ("roaster",)))),
        Group("Earlier", "r-earlier", (Entry(TOMAS, TOMAS_FACE, ("carpenter · 2009 to 2012",)),)),
        Group(
            "Numbers", "r-numbers",
            (Entry(Ref("Bread a day"), None, ("412",)), Entry(Ref("Ovens"), None, ("2",))), form="table",
        ),
    ),
    backlinks=(Backlink(INES, ("Works at Padaria Lua since 2011.",)),),
    source="organisations/Padaria Lua.md",
)  # fmt: skip

STUB = SubjectPage(
    route=LISBON.route,
    title="Lisbon",
    section="places",
    kind="place",
    face=_face("L", 10, kind="place"),
    empty="No note yet. To write one, make `places/Lisbon.md`; these notes already speak of it.",
    groups=(Group("Lives here", "r-lives", (Entry(INES, INES_FACE),)),),
    backlinks=(Backlink(INES, ("Lives in Lisbon since 2011.",)),),
)

JOURNAL = SubjectPage(
    route="journal/2026-05-12.html",
    title="Tuesday 12 May 2026",
    section="journal",
    kind="journal",
    body=(
        "<p>Called ",
        INES,
        " about the oven. Rain all day.</p>\n",
    ),
    groups=(Group("Counted as contact", "r-contact", (Entry(INES, INES_FACE),), form="faces"),),
    source="journal/2026-05-12.md",
)

INTEREST = SubjectPage(
    route=STORMS.route,
    title="Storm chasing",
    section="interests",
    trail=(Ref("Interests", "interests/index.html"), Ref("Weather", "interests/weather.html")),
    kind="interest",
    lead=("narrower than ", Ref("Weather", "interests/weather.html")),
    groups=(Group("Who", "r-who", (Entry(INES, INES_FACE, ("with you only",)),)),),
    source="interests/Storm chasing.md",
)

_PEOPLE = (
    (
        "I",
        INES,
        INES_FACE,
        ("baker at ", BAKERY),
        "1986-11-24",
        "24 November 1986",
        "Lisbon",
        ("tags:family", "stage:close"),
    ),
    ("L", LAYLA, LAYLA_FACE, ("translator",), "", "", "حلب", ("stage:friend",)),
    ("M", LONG, LONG_FACE, ("writes long letters",), "1931", "about 1931", "Évora", ("tags:family",)),
    ("O", BARE, BARE_FACE, (), "", "", "", ()),
    (
        "T",
        TOMAS,
        TOMAS_FACE,
        ("carpenter",),
        "1984-02-29",
        "29 February 1984",
        "Lisbon",
        ("tags:family", "stage:close"),
    ),
    ("田", YOKO, YOKO_FACE, ("roaster at ", BAKERY), "1988-12-02", "2 December 1988", "Kyoto", ("stage:friend",)),
)
_MORE = tuple(
    (
        name[0],
        Ref(name, "people/ode.html"),
        _face(name[0] + name.split()[1][0], n * 5),
        (what,),
        f"19{50 + n}",
        f"19{50 + n}",
        place,
        (),
    )
    for n, (name, what, place) in enumerate(
        (
            ("Abel Mutombo", "plumber, knows the boiler", "Lisbon"),
            ("Agnieszka Wolf", "sister of Piotr", "Gdańsk"),
            ("Anneke de Boer", "teaches Rui", "Lisbon"),
            ("Aurélio Pinto", "the newspaper stand", "Lisbon"),
            ("Birgit Solheim", "", "Bergen"),
            ("Ibrahim Yıldız", "customer since 2018", "Porto"),
            ("Isla MacRae", "moved away in 2022", "Skye"),
            ("Ivan Horvat", "met at the ferry", "Split"),
            ("Teresa Nunes", "customer · rye, Saturdays", "Lisbon"),
            ("Thandiwe Dube", "neighbour, third floor", "Lisbon"),
            ("Theo Lang", "goddaughter’s father", "Graz"),
        )
    )
)


def _cards(letter: str) -> tuple[PersonCard, ...]:
    return tuple(
        PersonCard(
            Entry(ref, face, line), ref.text.casefold(),
            (((When(shown, born),) if born else (), born), ((place,), place.casefold()), (("May 2026",), "2026-05")), facets,
        )
        for first, ref, face, line, born, shown, place, facets in sorted((*_PEOPLE, *_MORE), key=lambda one: one[1].text)
        if first == letter
    )  # fmt: skip


PEOPLE = PeoplePage(
    route="people/index.html",
    title="People",
    section="people",
    letters=tuple((letter, _cards(letter)) for letter in "ABILMOT田"),
    columns=("Born", "Lives in", "Last contact"),
    facets=(
        Facet("Tags", (("tags:family", "family", 3),)),
        Facet("Stage", (("stage:close", "close", 2), ("stage:friend", "friend", 2))),
    ),
)

NOBODY = PeoplePage(
    route="people/nobody.html",
    title="People",
    section="people",
    empty="Nobody yet. An empty file is a person: make `people/Anna.md` and build again.",
)

ORGANISATIONS = IndexPage(
    route="organisations/index.html",
    title="Organisations",
    section="organisations",
    intro="Companies, clubs and households, each under what it belongs to.",
    groups=(
        Group(
            "All", "r-all",
            (
                Entry(
                    Ref("Grupo Farinha", "organisations/grupo-farinha.html", state="stub"), _face("GF", 2, kind="organisation"), (),
                    children=(
                        Entry(BAKERY, _face("PL", 4, kind="organisation"), ("two people",)),
                        Entry(
                            Ref("Moagem Sul", "organisations/moagem-sul.html"), _face("MS", 6, kind="organisation"), ("mill",),
                            children=(Entry(Ref("Laboratório", "organisations/lab.html"), _face("L", 8, kind="organisation")),),
                        ),
                    ),
                ),
                Entry(Ref("Rowing club", "organisations/rowing-club.html"), _face("RC", 9, kind="organisation"), ("eleven people",)),
            ),
            form="tree",
        ),
    ),
)  # fmt: skip

HOME = HomePage(
    route="index.html",
    title="Today",
    today="2026-11-23",
    day="Monday 23 November",
    ahead=AHEAD,
    further=Ref("12 more in the next thirty days", "upcoming.html"),
    groups=(
        Group("Was to be done", "r-late", (Entry(LAYLA, LAYLA_FACE, ("the Lisbon book",)),)),
        Group("Gifts", "r-gifts", (Entry(Ref("2025"), children=(Entry(Ref("1 May"), line=("given: a kite",), private=True),)),), form="folded"),
        Group("Promised", "r-promised", (Entry(LAYLA, None, ("the Lisbon book · ", When("12 November", "2026-11-12", "since"))),)),
        Group(
            "Long ago", "r-long-ago",
            (Entry(YOKO, YOKO_FACE, ("you spoke ", When("in March", "2026-03-02", "since"))), Entry(LONG, LONG_FACE)),
            "A word would do.",
        ),
        Group("Years ago this week", "r-years", (Entry(INES, INES_FACE, ("“Rain, and nothing but clouds.” ", When("2022", "2022"))),)),
        Group("Changed lately", "r-changed", (Entry(BAKERY, None, ("20 November",)), Entry(TOMAS, None, ("18 November",)))),
    ),
    faces=(Entry(INES, INES_FACE), Entry(TOMAS, TOMAS_FACE), Entry(LAYLA, LAYLA_FACE), Entry(YOKO, YOKO_FACE), Entry(LONG, LONG_FACE)),
)  # fmt: skip


def _weeks(first: int, days: int, marked: dict[int, int], month: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    cells = [(0, 0, "")] * first
    cells += [(n, marked.get(n, 0), f"d-{month}-{n:02}" if n in marked else "") for n in range(1, days + 1)]
    cells += [(0, 0, "")] * (-len(cells) % 7)
    return tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7))


UPCOMING = UpcomingPage(
    route="upcoming.html",
    title="Upcoming",
    section="upcoming",
    today="2026-11-23",
    overdue=(
        _occasion("2026-11-12", "Thu 12 November", LAYLA, LAYLA_FACE, ("follow up: the Lisbon book",), "follow-up"),
    ),
    as_of="As of Monday 23 November 2026.",
    near=(("t-today", "Today", ()), ("t-week", "This week", AHEAD[:3]), ("t-soon", "Next 30 days", AHEAD[3:4])),
    months=(
        Month("November 2026", "m-2026-11", (), "Its dates stand above.", _weeks(6, 30, {24: 1, 26: 2}, "2026-11")),
        Month("December 2026", "m-2026-12", AHEAD[4:], "Its dates stand above.", _weeks(1, 31, {2: 1}, "2026-12")),
        Month("January 2027", "m-2027-01", (), "Nothing this month.", _weeks(4, 31, {}, "2027-01")),
    ),
    weekdays=("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"),
    kinds=(
        ("birthday", "birthdays"),
        ("anniversary", "anniversaries"),
        ("follow-up", "follow-ups"),
        ("date", "other dates"),
    ),
)

MUTUAL = MutualPage(
    route="mutual.html",
    title="In common",
    section="mutual",
    intro="What you share, the rarest first. Write `interests: storm chasing` in your own note for more.",
    people=(
        Shared(
            Entry(INES, INES_FACE, ("friend",)),
            ((STORMS, "only you two"), (Ref("Sourdough", "interests/sourdough.html"), "you and three others")),
            ("you both come from ", LONG),
            ("Storms: 2 of 40 people, 3.8 bits, 2 deep, keenness 6 of 6",),
        ),
        Shared(Entry(YOKO, YOKO_FACE), ((Ref("Coffee", "interests/coffee.html"), "you and nine others"),)),
    ),
    topics=(
        Group("Storm chasing", "r-storm", (Entry(INES, INES_FACE),)),
        Group("Coffee", "r-coffee", (Entry(YOKO, YOKO_FACE), Entry(LAYLA, LAYLA_FACE))),
    ),
    people_more=(Ref("2", "mutual/people-2.html"),),
    meetings=(
        Introduction(
            Entry(LAYLA, LAYLA_FACE), Entry(YOKO, YOKO_FACE), ((STORMS, "only these two"),), ("both know ", INES),
            "Layla, meet Yoko: you both love storms.", ("Storms: 2 of 40 people",),
        ),
    ),
    unfound=(Entry(YOKO, YOKO_FACE, ("lives in ", LONG)), Entry(LONG)),
    unfound_note="A line such as `interests: Beekeeping` would be somewhere to start.",
    unfound_more=(Ref("2", "mutual/to-find-2.html"),),
)  # fmt: skip

PROBLEMS = ProblemsPage(
    route="problems.html",
    title="Problems",
    section="problems",
    problems=(
        Problem("error", "contradiction", "Inês is said to be both mother and sister of Rui.", "Change one: `people/Rui.md` or `people/Inês.md`.", "people/Rui.md:3:9", Ref("Rui", "people/ode.html"), "vscode://file/people/Rui.md"),
        Problem("warning", "date-unknown", "“1985-02-30” is no day of the calendar.", "", "people/Maria.md:4:7", LONG),
        Problem("hint", "unknown-key", "“brithday” is kept as a field of your own.", "Did you mean `born`?", "people/Ode.md:2:1", BARE),
    ),
    more=(("unknown-key", 212),),
)  # fmt: skip

CONNECTIONS = ConnectionsPage(
    route="connections.html",
    title="Connections",
    section="connections",
    intro="How people reach you, and every relationship once.",
    ways=(Ref("Map", "map.html"),),
    finder=True,
    reach=(
        Chapter("Only through one contact", "r-reach", (Related(Entry(INES, INES_FACE, ("the only way to ", TOMAS, ", ", LONG)), "reach"),), "You would know no way.", Ref("all 40", "connections/reach/reach.html")),
        Chapter("Connectors", "r-connectors", (Related(Entry(LAYLA, LAYLA_FACE, ("many ways lead through here",)), "reach", ("tag:choir",)),), numbers=((LAYLA, "0.212"), (LONG, "0.031")), remark="Estimated from 64 starting points."),
    ),
    types=(
        Chapter("Friends", "r-friend", (Related(Entry(INES, INES_FACE, (TOMAS, " (since 2011), ", YOKO)), "friend", ("tag:choir", "circle:mill")), Related(Entry(LONG, LONG_FACE, (LAYLA,)), "friend")), more=Ref("all 2,134", "connections/friend.html")),
    ),
    circles=(Chapter("Households", "r-circles-household", (Related(Entry(Ref("The Bergs", "organisations/the-bergs.html"), line=("2 people · ", INES, ", ", TOMAS)), "circle"),), more=Ref("3 more")),),
    woods=(
        Wood("Who introduced whom", "r-introduced-trees", "Who brought people to you.", (
            Branch(Entry(INES), "brought 3", (Branch(Entry(TOMAS, line=("also by ", YOKO))), Branch(Entry(LONG), "brought one", (Branch(Entry(LAYLA)),), closed=True))),
        ), Ref("all 12", "connections/trees/introduced.html")),
    ),
    kinds=(("friend", "Friends"), ("circle", "Circles"), ("reach", "Your reach")),
    facets=(Facet("Tag", (("tag:choir", "choir", 2), ("tag:tennis", "tennis", 1))),),
)  # fmt: skip

LETTERS = ConnectionsPage(
    route="connections/friend.html",
    title="Friends",
    section="connections",
    trail=(Ref("Connections", "connections.html"),),
    pages=(Ref("A", "connections/friend/a.html"), Ref("Ж", "connections/friend/ж.html")),
)  # fmt: skip

MAP = MapPage(
    route="map.html",
    title="Map",
    section="connections",
    trail=(Ref("Connections", "connections.html"),),
    intro="Everybody in your notes and what ties them.",
    facets=(Facet("Relationships", (("type:spouse", "spouses", 2),)),),
    rows=(
        MapRow(INES, 0, 1, "Tomás Okafor", ("type:spouse",)),
        MapRow(BARE, 2, 0, "", ()),
        MapRow(TOMAS, 1, 1, "Inês", ("type:spouse",)),
    ),
)

WEEKS = Heatmap(
    "Contact by week, 2025 to 2026: nine times; most in May 2026 (5)",
    (
        ("2026", ((0, 1), (18, 5), (53, 1)), (1, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 1)),
        ("2025", ((20, 2),), (0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0)),
    ),
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)

LIFE = Timeline(
    (
        Year("Planned", "one entry", (Said("5 December 2026", ("visit with ", TOMAS), "journal/2026-11-20.html"),), open=True),
        Year("2026", "3 entries", (Said("1 May", ("dinner",)),), (Said("2 May", ("call: <hush>",)),), Ref("All of 2026", "people/ines/2026.html")),
        Year("1984", "one entry", (Said("26 March", ("born",)),)),
    ),
    WEEKS, told=True,
)  # fmt: skip

LIVED = msgspec.structs.replace(EMPTY, route="people/lived.html", title="Lived", timeline=LIFE)

YEAR = TimelinePage(
    route="people/ines/2026.html", title="Inês, 2026", section="people",
    trail=(Ref("People", "people/index.html"), INES), timeline=Timeline((msgspec.structs.replace(LIFE.years[1], more=None, open=True),)),
)  # fmt: skip

KEEP = KeepInTouchPage(
    route="keep-in-touch.html",
    title="Keep in touch",
    section="keep-in-touch",
    today="2026-11-23",
    as_of="As of Monday 23 November 2026.",
    intro="Counted from your log.",
    parts=(
        TouchPart("t-due", "It is time", "", (TouchRow(INES, INES_FACE, (When("Seven months since you spoke", "2026-04-20", "spoke"),), ("your friend",), (("every 6 weeks",), ("time from ", When("1 June 2026", "2026-06-01")))),)),
        TouchPart("t-soon", "Soon", "", (
            TouchRow(TOMAS, TOMAS_FACE, (When("Four weeks since you spoke", "2026-10-25", "spoke"),), due="2026-11-25"),
            TouchRow(BAKERY, INES_FACE, (When("A month since you were in touch", "2026-10-22", "touch"),), due="2026-12-01"),
        )),
        TouchPart("t-never", "Not yet", "You want to keep in touch.", (TouchRow(YOKO, YOKO_FACE, ("Nothing noted yet",)),), Ref("80 more", "keep-in-touch/never.html")),
    ),
    heatmap=WEEKS,
)  # fmt: skip

GATHERING = GatheringPage(
    route="gatherings/2026-12-05-supper.html",
    title="Supper",
    section="upcoming",
    trail=(Ref("Upcoming", "upcoming.html"),),
    when=When("Saturday 5 December 2026", "2026-12-05", "until"),
    note=Ref("the note itself", "index.html"),
    count="2 guests",
    rows=(
        Row("Not on the table", (("perhaps nuts",),)),
        Row("Seats apart", (("Ines and Uncle Bo, once a couple",),)),
    ),
    seats=(
        Seat(Ref("Ines", "index.html"), _face("I", 3), ("your sister",), (Row("Allergies", (("perhaps nuts",),)),)),
        Seat(Ref("Uncle Bo"), _face("UB", 7), ("no note yet",)),
    ),
)

CARD = CardPage(
    route="cards/ines.html",
    title="Ines",
    section="people",
    trail=(Ref("People", "people/index.html"),),
    face=_face("I", 3),
    subtitle=("Ines Ferreira · say “ee-NESH”",),
    lead=("baker at Harbour Bakery · your sister",),
    person=Ref("Everything about them", "people/index.html"),
    parts=(
        CardPart("c-between", "Between us", (Row("", (("the third step",),)),)),
        CardPart("c-hello", "Greeting", (
            Row("Be gentle", (("father Bo, ", When("2 March 2026", "2026-03-02", "since")),)),
            Row("Where", (("Porto · ", When("Asia/Tokyo", "", "zone")),)),
            Row("Around them", (("son Max, born ", When("June 2015", "2015-06", "age")), ("dog Bo",))),
        )),
        CardPart("c-tell", "Tell", (Row("", ((When("3 November 2026", "2026-11-03"), " · a gale"),)),)),
    ),
    eyes=CardPart("c-eyes", "For your eyes", (Row("Avoid", (("her old firm",),)),)),
)  # fmt: skip

PAGES: tuple[Page, ...] = (
    HOME, PEOPLE, NOBODY, RICH, EMPTY, LONG_NAME, ARABIC, JAPANESE, MANY, ORGANISATION, STUB, JOURNAL, INTEREST,
    ORGANISATIONS, UPCOMING, MUTUAL, PROBLEMS, CONNECTIONS, LETTERS, MAP, LIVED, YEAR, KEEP, GATHERING,
    CARD,
)  # fmt: skip
