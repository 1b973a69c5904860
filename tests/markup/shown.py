"""A document in a form that reads well in a table of cases."""

from relwiki.markup.document import Document, Item
from relwiki.model.body import Chunk, EmbedSlot, LinkSlot, PrivateSlot, QuerySlot, TagSlot
from relwiki.model.phrase import Link


def _target(link: Link) -> str:
    return f"{link.target}#{link.anchor}" if link.anchor else link.target


def _slot(chunk: Chunk) -> str:
    match chunk:
        case LinkSlot(link, html, markdown):
            label = f"|{html}" if html else ""
            return f"{{{'md ' if markdown else ''}{_target(link)}{label}}}"
        case EmbedSlot(link, alt, width, height, block):
            size = f"|{width}" + (f"x{height}" if height else "") if width else ""
            return f"{{{'block' if block else 'embed'} {_target(link)}{f'|{alt}' if alt else ''}{size}}}"
        case TagSlot(tag):
            return f"{{#{tag}}}"
        case PrivateSlot(is_open, title):
            return f"{{private {title}}}\n" if is_open else "{/private}\n"
        case QuerySlot(sql, run, line):
            return f"{{sql{' run' if run else ''} on line {line}: {sql.strip()}}}\n"
        case _:
            return str(chunk)


def shown(document: Document, start: int = 0, end: int | None = None) -> str:
    """The chunks as HTML, with each slot in braces."""
    return "".join(map(_slot, document.chunks[start:end]))


def outlined(items: tuple[Item, ...], indent: str = "") -> str:
    """Items as `line:column section [task] text`, children indented, struck ones in tildes."""
    lines = []
    for item in items:
        task = "" if item.task is None else f"[{item.task}] "
        text = f"~{item.text}~" if item.struck else item.text
        lines.append(f"{indent}{item.line}:{item.column} {item.section} {task}{text}\n")
        lines.append(outlined(item.children, indent + "  "))
    return "".join(lines)
