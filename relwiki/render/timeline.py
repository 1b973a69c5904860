"""Timelines, and contact by week as a picture with its numbers. Knows how they are built, not how they look."""

from relwiki.pages.keeping import Heatmap, Said, Timeline, TouchPart, TouchRow, Year
from relwiki.render.inline import Inline, escape, hint, mark, shown

# A week's square and the step to the next, a year's step, and where the picture begins below and beside its words.
_SIDE, _STEP, _LINE, _TOP, _LEFT = 10, 12, 16, 22, 44
_WEEKS, _SHADES = 54, 4


def timeline(inline: Inline, life: Timeline, words: dict[str, str]) -> str:
    """Years that can be folded, the latest first."""
    return "".join([_year(inline, year, words) for year in life.years])


def _year(inline: Inline, year: Year, words: dict[str, str]) -> str:
    inner = _moments(inline, year.entries) if year.entries else ""
    # A year that is known from private lines only is as private as they are.
    closed = bool(year.private) and not (year.entries or year.more)
    if closed:
        inner = _moments(inline, year.private)
    elif year.private:
        title = escape(words["private"])
        inner += f'<details class="private"><summary>{title}</summary>\n{_moments(inline, year.private)}</details>\n'
    if year.more:
        inner += f'<p class="remark">{inline.ref(year.more)}</p>\n'
    state = " open" if year.open else ""
    title = f'{escape(year.title)} <span class="n">{escape(year.count)}</span>'
    state = ' class="year private"' if closed else f' class="year"{state}'
    return f"<details{state}><summary>{title}</summary>\n{inner}</details>\n"


def _moments(inline: Inline, entries: tuple[Said, ...]) -> str:
    parts = ['<ol class="timeline">\n']
    before: tuple[str, str] = ("", "")
    link, end = "<span>", "</span>"
    for one in entries:
        # Most lines of a year lead to one place.
        if (one.route, one.anchor) != before:
            before = one.route, one.anchor
            link = f'<a href="{inline.href(one.route, one.anchor)}">' if one.route else "<span>"
            end = "</a>" if one.route else "</span>"
        parts.append(f"<li>{link}{escape(one.day)}{end}<div>{inline.line(one.line)}</div></li>\n")
    parts.append("</ol>\n")
    return "".join(parts)


def heatmap(picture: Heatmap, words: dict[str, str]) -> str:
    """A square for each week with contact, the darker the more; the numbers of the months below, for who asks."""
    most = max(number for _, weeks, _ in picture.years for _, number in weeks) if picture.years else 0
    width, height = _LEFT + _WEEKS * _STEP, _TOP + len(picture.years) * _LINE
    label = escape(picture.label)
    parts = [
        (
            f'<figure class="weeks"><figcaption>{label}</figcaption>\n<div class="scroll" tabindex="0" role="group"'
            f' aria-label="{escape(words["weeks"])}"><svg role="img" aria-label="{label}" width="{width}"'
            f' height="{height}" viewBox="0 0 {width} {height}">\n'
        )
    ]
    parts += [
        f'<text x="{_LEFT + round(place * 365.25 / 84) * _STEP}" y="14">{escape(name)}</text>'
        for place, name in enumerate(picture.months)
    ]
    squares: tuple[list[str], ...] = tuple([] for _ in range(_SHADES))
    for row, (name, weeks, _) in enumerate(picture.years):
        y = _TOP + row * _LINE
        parts.append(f'\n<text x="0" y="{y + _SIDE}">{escape(name)}</text>')
        parts.append(f'<path class="none" d="M{_LEFT} {y + _SIDE // 2}H{width}"/>')
        for week, number in weeks:
            shade = number if most <= _SHADES else -(-_SHADES * number // most)
            squares[shade - 1].append(f"M{_LEFT + week * _STEP} {y}h{_SIDE}v{_SIDE}h-{_SIDE}z")
    parts += [f'\n<path class="w{place}" d="{"".join(found)}"/>' for place, found in enumerate(squares, 1) if found]
    return "".join(parts) + f"\n</svg></div>\n{_numbers(picture, words)}</figure>\n"


def _numbers(picture: Heatmap, words: dict[str, str]) -> str:
    head = "".join([f'<th scope="col">{escape(name)}</th>' for name in picture.months])
    rows = "".join([_months(name, months) for name, _, months in picture.years])
    label, title = escape(words["weeks"]), escape(words["numbers"])
    return (
        f'<details class="numbers"><summary>{title}</summary>\n<div class="scroll" tabindex="0" role="group"'
        f' aria-label="{label}"><table><thead><tr><td></td>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>'
        "</details>\n"
    )


def _months(year: str, months: tuple[int, ...]) -> str:
    cells = "".join([f"<td>{number}</td>" if number else "<td></td>" for number in months])
    return f'<tr><th scope="row">{escape(year)}</th>{cells}</tr>\n'


def touches(inline: Inline, parts: tuple[TouchPart, ...], words: dict[str, str]) -> str:
    """Sections with people; an empty one is hidden, because a script may move somebody there."""
    made: list[str] = []
    for part in parts:
        title = f'<h2 id="{shown(part.id)}">{shown(part.title)}</h2>\n' if part.title else ""
        note = f'<p class="remark">{hint(part.note)}</p>\n' if part.note else ""
        more = f'<p class="remark">{inline.ref(part.more)}</p>\n' if part.more else ""
        hidden = "" if part.rows else " hidden"
        inner = f"{title}{note}{touch(inline, part, words)}\n{more}"
        made.append(f'<section class="group keep"{hidden}>\n{inner}</section>\n')
    return "".join(made)


def touch(inline: Inline, part: TouchPart, words: dict[str, str]) -> str:
    """People in a list; a script moves those whose day has come."""
    rows = "".join([_touch(inline, row, words) for row in part.rows])
    return f'<ul class="entries touch"{mark(part.id + "-list")}>\n{rows}</ul>\n'


def _touch(inline: Inline, row: TouchRow, words: dict[str, str]) -> str:
    due = f' data-from="{escape(row.due)}"' if row.due else ""
    beside = f' <span class="beside">{inline.line(row.beside)}</span>' if row.beside else ""
    numbers = "".join([f"<li>{inline.line(line)}</li>" for line in row.numbers])
    why = f'<details class="numbers"><summary>{escape(words["numbers"])}</summary><ul>{numbers}</ul></details>'
    apart = f'<span class="apart">{inline.line(row.line)}</span>'
    said = f"{inline.ref(row.who)}{beside}<div>{apart}{why if numbers else ''}</div>"
    return f'<li{due}>{inline.face(row.face)}<div class="said">{said}</div></li>\n'
