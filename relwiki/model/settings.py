"""The settings of a vault (`relwiki.yaml`), each with its default."""

import datetime as dt

import msgspec

from relwiki.model.date import Period
from relwiki.model.ripening import RuleChange


class RelationshipWords(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A relationship type that the settings add."""

    name: str
    # The type that the other side has; the same as `name` where it is symmetric.
    inverse: str
    # Other words that mean it.
    words: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, gc=False):
    """What the owner decided. Pairs stand as tuples in the order written."""

    title: str = ""
    # The owner's name or link; empty where a note says `me: true`.
    me: str = ""
    # BCP 47, such as "en" or "pt-BR".
    language: str = "en"
    # (own word, word of the format): keys, kinds, headings, log and thread words.
    words: tuple[tuple[str, str], ...] = ()
    # "", "dmy" or "mdy": how 3/4/2020 is read; empty: not at all.
    date_order: str = ""
    currency: str = ""
    # Pins the date; None: the clock of the machine.
    today: dt.date | None = None
    # Where the site goes, from the vault's top; empty: .relwiki/site.
    output: str = ""
    # Which exports a build writes.
    data: tuple[str, ...] = ("ics", "vcf")
    # Whether the calendar file rings a week and a day before.
    alarms: bool = False
    theme: str = "default"
    # Globs of paths that are not notes.
    ignore: tuple[str, ...] = ()
    # Folder, then kind.
    folders: tuple[tuple[str, str], ...] = ()
    # Heading, then section.
    sections: tuple[tuple[str, str], ...] = ()
    # Own key, then canonical key.
    keys: tuple[tuple[str, str], ...] = ()
    relationship_types: tuple[RelationshipWords, ...] = ()
    # Words for closeness, near to far.
    stages: tuple[str, ...] = ("close", "friend", "acquaintance", "weather")
    # (stage or tag, how often to be in touch); a count of 0 for never.
    cadence: tuple[tuple[str, Period], ...] = ()
    # Years that stand out on birthdays and anniversaries; empty: the round ones.
    milestones: tuple[int, ...] = ()
    # Whether the dead are remembered on their days where their notes say neither `remember: true` nor false.
    remember_dead: bool = False
    # What the rules of what ripens are changed to, silenced, or joined by.
    ripen: tuple[RuleChange, ...] = ()
    # Keys that segment people.
    facets: tuple[str, ...] = ("tags", "stage", "lives_in", "works_at")
    # "28 February" or "1 March".
    feb29: str = "28 February"
    # "monday", "sunday" or "saturday".
    week_starts: str = "monday"
    # "soft" or "hard"; empty: what the vault's other editor is set to, else soft.
    line_breaks: str = ""
    # Keys, sections and folders that are private.
    private: tuple[str, ...] = ()
    public: bool = False
    # A link pattern that opens a note: {relpath}, {vault}, {path}.
    editor: str = ""
    remote_images: bool = False
