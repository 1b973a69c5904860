"""Closes what `done: words` closes: the one open thread of somebody in which these words stand.

Works on notes before anything else is derived, so that every later stage sees a thread as open or closed. It must not
know what threads are for.
"""

import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from relwiki.derive.links import Resolver
from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.interaction import BETWEEN_US, Done, Thread
from relwiki.model.names import fold
from relwiki.model.note import Kind, Note
from relwiki.model.phrase import Link

_WORDS = re.compile(r"\w+")
_LINK = re.compile(r"\[\[([^\[\]|#]*)[^\[\]]*\]\]")
_SOMEBODY = frozenset({Kind.PERSON, Kind.ORGANISATION, None})
# Candidates that a message lists, at most.
_MOST = 8


def whom(item: Thread | Done, own: str, attended: Iterable[Link], somebody: Callable[[Link], str]) -> tuple[str, ...]:
    """Ids of those that a thread is about; `somebody` gives that of a link to a person or an organisation, or "".

    In somebody's own note (`own`) that is they. Elsewhere the people of the line it stands below, else the first
    person its text links, else the one person whom the note says it was with (`attended`).
    """
    if own:
        return (own,)
    above = tuple(dict.fromkeys(found for link in item.people if (found := somebody(link))))
    if above:
        return above
    linked = next((found for link in item.links if (found := somebody(link))), "")
    if linked:
        return (linked,)
    there = tuple(dict.fromkeys(found for link in attended if (found := somebody(link))))
    return there if len(there) == 1 else ()


def attendees(note: Note) -> tuple[Link, ...]:
    """The links of a journal note's `people`."""
    return tuple(each.entry.link for each in note.stated("people") if each.entry.link)


class _Ledger:
    """All threads of a vault with whom they are about, and which of them are closed by now."""

    def __init__(self, notes: Sequence[Note], resolver: Resolver, owner: str) -> None:
        self.notes = {note.path: note for note in notes}
        self._resolver, self._owner = resolver, owner
        # Somebody, or a note for what is about nobody -> (path, index) of threads.
        self._about: dict[str, list[tuple[str, int]]] = {}
        self.closed: set[tuple[str, int]] = set()
        self._words: dict[tuple[str, int], frozenset[str]] = {}
        for note in notes:
            for index, thread in enumerate(note.threads):
                if thread.closed or thread.word == BETWEEN_US:
                    self.closed.add((note.path, index))
                for who in self.whom(thread, note) or (note.path,):
                    self._about.setdefault(who, []).append((note.path, index))

    def whom(self, item: Thread | Done, note: Note) -> tuple[str, ...]:
        """Ids of those an item of a note is about, as far as links alone tell."""
        own = note.path if note.kind in {Kind.PERSON, Kind.ORGANISATION} and note.path != self._owner else ""
        return whom(item, own, attendees(note), self._somebody)

    def _somebody(self, link: Link) -> str:
        path = self._resolver.resolve(link.target).path
        if (path and self.notes[path].kind not in _SOMEBODY) or path == self._owner != "":
            return ""
        return path or fold(link.target)

    def open(self, item: Done, note: Note) -> list[tuple[str, int]]:
        """The open threads that it may mean: of those it is about, or all of its note where it names nobody."""
        people = self.whom(item, note)
        found = [each for who in people for each in self._about.get(who, ())]
        found += self._about.get(note.path, ()) if note.path not in people else ()
        if not people:
            found += [(note.path, index) for index in range(len(note.threads))]
        return [each for each in dict.fromkeys(found) if each not in self.closed]

    def matching(self, item: Done, note: Note) -> list[tuple[str, int]]:
        """Those of them that have all its words; of several, those said by its day, if there are any."""
        people = self.whom(item, note)

        def kept(link: re.Match[str]) -> str:
            return " " if self._somebody(Link(link[1].strip())) in people and note.path not in people else link[0]

        wanted = frozenset(_WORDS.findall(fold(_LINK.sub(kept, item.text) if "[[" in item.text else item.text)))
        found = [each for each in self.open(item, note) if wanted and wanted <= self._spoken(each)]
        if len(found) > 1 and item.date:
            return [each for each in found if not self._is_later(each, item)] or found
        return found

    def _spoken(self, each: tuple[str, int]) -> frozenset[str]:
        known = self._words.get(each)
        if known is None:
            thread = self.thread(each)
            known = self._words[each] = frozenset(_WORDS.findall(fold(f"{thread.word} {thread.text}")))
        return known

    def thread(self, each: tuple[str, int]) -> Thread:
        """A thread by its place."""
        return self.notes[each[0]].threads[each[1]]

    def _is_later(self, each: tuple[str, int], item: Done) -> bool:
        thread = self.thread(each)
        said = thread.date.earliest() if thread.date and not thread.due else None
        done = item.date.latest() if item.date else None
        return said is not None and done is not None and said > done


def closed(notes: tuple[Note, ...], resolver: Resolver, owner: str) -> tuple[tuple[Note, ...], tuple[Diagnostic, ...]]:
    """The notes with every thread closed that a `done:` closes; the second value tells of those that close none."""
    items = [(note, item) for note in notes for item in note.done]
    if not items:
        return notes, ()
    # By day, so that what was promised and done twice is closed twice.
    items.sort(key=lambda each: (each[1].date is None, each[1].date.iso() if each[1].date else "", each[0].path))
    ledger, said = _Ledger(notes, resolver, owner), list[Diagnostic]()
    before = frozenset(ledger.closed)
    for note, item in items:
        found = ledger.matching(item, note)
        if len(found) == 1:
            ledger.closed.add(found[0])
        else:
            said.append(_unmatched(note, item, found, ledger))
    new: dict[str, set[int]] = {}
    for path, index in ledger.closed - before:
        new.setdefault(path, set()).add(index)
    return tuple(_with_closed(note, new[note.path]) if note.path in new else note for note in notes), tuple(said)


def _with_closed(note: Note, which: set[int]) -> Note:
    threads = (
        msgspec.structs.replace(thread, closed=True) if index in which else thread
        for index, thread in enumerate(note.threads)
    )  # fmt: skip
    return msgspec.structs.replace(note, threads=tuple(threads))


def _unmatched(note: Note, item: Done, found: list[tuple[str, int]], ledger: _Ledger) -> Diagnostic:
    """What to say of a `done:` that closes nothing, with the places of those it may mean."""
    count = f"{len(found)} have" if found else "none has"
    message = f"“done: {item.text}” closes the one open line that has these words; here {count} them."
    hint = "Repeat words that stand in that line alone, or tick the line itself: - [x]"
    also = tuple(Span(each[0], ledger.thread(each).line) for each in sorted(found)[:_MOST])
    return Diagnostic(Code.UNMATCHED_DONE, Span(note.path, item.line, item.column), message, hint, also)
