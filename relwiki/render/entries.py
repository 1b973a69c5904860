"""Entries under their headings: lists, faces, trees, tables, timelines. Knows how they are built, not how they look."""

from relwiki.pages.bonds import Introduction, Shared
from relwiki.pages.shown import Entry, Group
from relwiki.render.inline import Inline, escape, mark

# Entries of one list before it stands in columns, and beside which it wants the whole width.
_MANY = 12
_NARROW = 8


def section(inline: Inline, group: Group, table_word: str) -> str:
    """A group as a section of the page, with its heading if it has a title."""
    wide = " wide" if group.form not in {"list", "folded"} or len(group.entries) > _NARROW else ""
    title = f"<h2{mark(group.id)}>{escape(group.title)}</h2>\n" if group.title else ""
    note = f'<p class="remark">{escape(group.note)}</p>\n' if group.note else ""
    inner = entries(inline, group, table_word) if group.entries else ""
    return f'<section class="group form-{escape(group.form)}{wide}">\n{title}{note}{inner}</section>\n'


def entries(inline: Inline, group: Group, table_word: str) -> str:
    """The entries of a group in the form that it asks for."""
    if group.form == "tree":
        return listed(inline, group.entries, "tree")
    if group.form == "table":
        return _table(inline, group, table_word)
    if group.form in {"timeline", "folded"}:
        return _timeline(inline, group.entries, is_open=group.form == "timeline")
    if group.form == "faces":
        return listed(inline, group.entries, "faces", "medium")
    return listed(inline, group.entries, "entries many" if len(group.entries) > _MANY else "entries")


def listed(inline: Inline, those: tuple[Entry, ...], shape: str, size: str = "small") -> str:
    """A list whose names stand below each other, also where only some have a face."""
    faces = any(entry.face for entry in those)
    return f'<ul class="{shape}">\n' + "".join([_entry(inline, one, faces, size) for one in those]) + "</ul>\n"


def _entry(inline: Inline, entry: Entry, faces: bool, size: str) -> str:
    face = inline.face(entry.face, size) if faces else ""
    beside = f' <span class="beside">{inline.line(entry.line)}</span>' if entry.line else ""
    below = listed(inline, entry.children, "tree") if entry.children else ""
    closed = ' class="private"' if entry.private else ""
    return f'<li{mark(entry.id)}{closed}>{face}<div class="said">{inline.ref(entry.ref)}{beside}{below}</div></li>\n'


def _table(inline: Inline, group: Group, word: str) -> str:
    rows: list[str] = []
    for entry in group.entries:
        face = inline.face(entry.face) + " " if entry.face else ""
        name, line = inline.ref(entry.ref), inline.line(entry.line)
        rows.append(f'<tr{mark(entry.id)}><th scope="row">{face}{name}</th><td>{line}</td></tr>\n')
    label = escape(group.title or word)
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{label}"><table>\n{"".join(rows)}</table></div>\n'
    )


def _timeline(inline: Inline, those: tuple[Entry, ...], *, is_open: bool) -> str:
    """Dates with what happened; an entry with children is a year, and can be folded."""
    state = " open" if is_open else ""
    parts: list[str] = []
    rows: list[str] = []
    for entry in those:
        if not entry.children:
            rows.append(_moment(inline, entry))
            continue
        inner = "".join([_moment(inline, child) for child in entry.children])
        title = f"{inline.ref(entry.ref)} <span>{inline.line(entry.line)}</span>"
        parts.append(f"<details{state}{mark(entry.id)}><summary>{title}</summary>\n")
        parts.append(f'<ol class="timeline">\n{inner}</ol></details>\n')
    return (f'<ol class="timeline">\n{"".join(rows)}</ol>\n' if rows else "") + "".join(parts)


def _moment(inline: Inline, entry: Entry) -> str:
    date, line = inline.ref(entry.ref), inline.line(entry.line)
    closed = ' class="private"' if entry.private else ""
    return f'<li{mark(entry.id)}{closed}><span class="date">{date}</span><div>{line}</div></li>\n'


def shared(inline: Inline, people: tuple[Shared, ...], numbers_word: str) -> str:
    """People, and below each what you have in common."""
    parts: list[str] = []
    for one in people:
        who = one.entry
        beside = f' <span class="beside">{inline.line(who.line)}</span>' if who.line else ""
        said = f"{inline.ref(who.ref)}{beside}{_common(inline, one, numbers_word)}"
        parts.append(f'<li{mark(who.id)} class="shared">{inline.face(who.face)}<div class="said">{said}</div></li>\n')
    return '<ul class="entries">\n' + "".join(parts) + "</ul>\n"


def introductions(inline: Inline, meetings: tuple[Introduction, ...], words: tuple[str, str]) -> str:
    """Two people at a time, what they share and what to say; `words` are those between names and of the numbers."""
    parts: list[str] = []
    for one in meetings:
        faces = inline.face(one.one.face) + inline.face(one.other.face)
        names = f"{inline.ref(one.one.ref)} {escape(words[0])} {inline.ref(one.other.ref)}"
        say = f'<p class="say">{escape(one.sentence)}</p>'
        said = f"{names}{say}{_common(inline, one, words[1])}"
        parts.append(
            f'<li class="shared meeting"><span class="pair">{faces}</span><div class="said">{said}</div></li>\n'
        )
    return '<ul class="entries">\n' + "".join(parts) + "</ul>\n"


def _common(inline: Inline, one: Shared | Introduction, numbers_word: str) -> str:
    """What two people have in common: topics in words, other ground, and the numbers for whoever asks."""
    topics = "".join(
        [f'<li>{inline.ref(topic)} <span class="beside">{escape(how)}</span></li>' for topic, how in one.topics]
    )
    shown = f'<ul class="topics">{topics}</ul>' if topics else ""
    shown += f'<p class="beside">{inline.line(one.beside)}</p>' if one.beside else ""
    lines = "".join([f"<li>{escape(line)}</li>" for line in one.numbers])
    folded = f'<details class="numbers"><summary>{escape(numbers_word)}</summary><ul>{lines}</ul></details>'
    return shown + (folded if lines else "")
