"""The days of a life: a birthday; of the dead the days on which they were born and died, and how old they became."""

import datetime as dt
from collections.abc import Iterator, Mapping

from relwiki.derive.losses import Loss
from relwiki.model.date import Date, Recurrence
from relwiki.model.note import Note
from relwiki.model.occasion import Occasion
from relwiki.model.phrase import Dated


def is_certain(date: Date) -> bool:
    """Whether it was written without a doubt, and is no mere decade."""
    return not (date.about or date.unsure or date.decade)


def since(date: Date) -> int | None:
    """The year to count from; None where it is not certain."""
    return date.year if is_certain(date) else None


def life(note: Note, dead: bool, march: bool, loss: Loss | None) -> Iterator[Occasion]:
    """The days of one person; `loss` names those who live with the death."""
    days = {each.key: each for each in reversed(note.dated) if each.key in {"born", "died"} and each.when.date}
    for key, dated in sorted(days.items()):
        date = dated.when.date
        if date is None or not date.is_yearly:
            continue
        mourned = loss.living if loss and key == "died" else ()
        yield Occasion(
            "remembered" if dead else "birthday", (note.path,), key if dead else "", Recurrence("yearly", date),
            since(date), march, dated.private or note.private, note.path,
            tuple(who for who, _ in mourned), tuple(word for _, word in mourned),
            _age(days) if key == "died" else None, not is_certain(date) or dated.unsure,
        )  # fmt: skip


def _age(days: Mapping[str, Dated]) -> int | None:
    """How old somebody became, where both dates leave no doubt."""
    born = days["born"].when.date if "born" in days else None
    died = days["died"].when.date
    bounds = [date and date.earliest() for date in (born, died)], [date and date.latest() for date in (born, died)]
    (born_first, died_first), (born_last, died_last) = bounds
    if not (born and died and is_certain(born) and is_certain(died)):
        return None
    if not (born_first and born_last and died_first and died_last):
        return None
    youngest, oldest = _years(born_last, died_first), _years(born_first, died_last)
    return youngest if youngest == oldest >= 0 else None


def _years(start: dt.date, end: dt.date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
