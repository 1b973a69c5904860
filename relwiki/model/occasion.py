"""A date that matters, and when it comes next. Values only: how they are found is the business of `derive`."""

import datetime as dt

import msgspec

from relwiki.model.date import Recurrence


class Occasion(msgspec.Struct, frozen=True, gc=False):
    """A date of somebody or something."""

    # One of "birthday", "anniversary", "date", "follow-up", "task", "promise" (yours), "awaiting" (theirs), "ask",
    # "plan", "remembered" (of the dead: `text` is "born" or "died"), "loss" (of the living; `others` holds who died).
    kind: str
    # Ids of those whose date it is, subjects or light people: one, two of a couple, everybody who lost somebody; of
    # a planned journal note the note.
    who: tuple[str, ...]
    # What it is, in the words of the note; empty where the kind says it all.
    text: str
    when: Recurrence
    # The year it counts from; None where unknown or not certain.
    since: int | None = None
    # On the last of February in common years, or on 1 March.
    feb29_march: bool = False
    private: bool = False
    # Path of the note that says so.
    source: str = ""
    # Ids of others it is about: who died, who lost the one who died, who comes to what is planned.
    others: tuple[str, ...] = ()
    # Of a loss and of a remembered death: what the dead were to each of the living, in their order ("father").
    words: tuple[str, ...] = ()
    # How old somebody became; None where the notes leave a doubt.
    age: int | None = None
    # Written with "about" or "?".
    unsure: bool = False


class Coming(msgspec.Struct, frozen=True, gc=False):
    """An occasion and when it comes next."""

    # The first day it may be on.
    day: dt.date
    occasion: Occasion
    # "" for a day. "month" or "year": only that is known, and `day` is the first of it that is not before the month
    # one looks from. "week": every week, on a day nobody wrote down.
    vague: str = ""
