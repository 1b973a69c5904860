"""What is said about a vault: where, what is wrong, and how to mend it. Every code that exists is listed here."""

import enum
from collections.abc import Iterable

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A place in a file of the vault."""

    # Path from the top of the vault, with "/", in NFC. Empty for the vault as a whole.
    path: str
    # Counted from 1.
    line: int = 1
    # Counted from 1, in characters.
    column: int = 1
    # Characters that the problem covers on its line; 0 where the whole line is meant.
    length: int = 0


class Severity(enum.StrEnum):
    """How bad it is: unreadable or contradictory, ambiguous, or merely improvable."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Code(enum.StrEnum):
    """Every kind of diagnostic; the value is the public code, explained in the manual under that heading."""

    # Files
    NOT_UTF8 = "not-utf8"
    NOT_A_FILE = "not-a-file"
    TOO_LARGE = "too-large"
    UNREADABLE_FILE = "unreadable-file"
    SAME_NAME = "same-name"
    # Front matter
    FRONT_MATTER_OPEN = "front-matter-open"
    FRONT_MATTER_SYNTAX = "front-matter-syntax"
    FRONT_MATTER_LIMIT = "front-matter-limit"
    DUPLICATE_KEY = "duplicate-key"
    SWALLOWED_TEXT = "swallowed-text"
    NESTED_VALUE = "nested-value"
    # Keys and phrases
    TWO_KEYS = "two-keys"
    NOT_A_DATE = "not-a-date"
    DATE_ORDER = "date-order"
    NOT_A_PERIOD = "not-a-period"
    RANGE_BACKWARDS = "range-backwards"
    UNCLOSED_BRACKET = "unclosed-bracket"
    NOT_A_NAME = "not-a-name"
    UNKNOWN_RELATIONSHIP = "unknown-relationship"
    UNMATCHED_DONE = "unmatched-done"
    LEDGER_LINE = "ledger-line"
    # The body
    COMMENT_OPEN = "comment-open"
    NESTING = "nesting"
    TOO_COMPLEX = "too-complex"
    # Links
    AMBIGUOUS_LINK = "ambiguous-link"
    ALIAS_LINK = "alias-link"
    MISSING_ATTACHMENT = "missing-attachment"
    UNSUPPORTED_EMBED = "unsupported-embed"
    EMBED_CYCLE = "embed-cycle"
    MISSING_ANCHOR = "missing-anchor"
    UNSAFE_LINK = "unsafe-link"
    UNSUPPORTED_PHOTO = "unsupported-photo"
    # Across notes
    TWO_OWNERS = "two-owners"
    NO_OWNER = "no-owner"
    CONTRADICTION = "contradiction"
    CYCLE = "cycle"
    LIKELY_DUPLICATE = "likely-duplicate"
    DIED_BEFORE_BORN = "died-before-born"
    UNLIKELY_AGE = "unlikely-age"
    REPEATED_GIFT = "repeated-gift"
    RETURNED_GIFT = "returned-gift"
    UNWELCOME_GIFT = "unwelcome-gift"
    # Settings
    SETTINGS_SYNTAX = "settings-syntax"
    UNKNOWN_SETTING = "unknown-setting"
    BAD_SETTING = "bad-setting"


SEVERITIES: dict[Code, Severity] = {
    Code.NOT_UTF8: Severity.ERROR,
    Code.NOT_A_FILE: Severity.WARNING,
    Code.TOO_LARGE: Severity.ERROR,
    Code.UNREADABLE_FILE: Severity.ERROR,
    Code.SAME_NAME: Severity.WARNING,
    Code.FRONT_MATTER_OPEN: Severity.ERROR,
    Code.FRONT_MATTER_SYNTAX: Severity.ERROR,
    Code.FRONT_MATTER_LIMIT: Severity.ERROR,
    Code.DUPLICATE_KEY: Severity.WARNING,
    Code.SWALLOWED_TEXT: Severity.WARNING,
    Code.NESTED_VALUE: Severity.HINT,
    Code.TWO_KEYS: Severity.HINT,
    Code.NOT_A_DATE: Severity.WARNING,
    Code.DATE_ORDER: Severity.HINT,
    Code.NOT_A_PERIOD: Severity.HINT,
    Code.RANGE_BACKWARDS: Severity.ERROR,
    Code.UNCLOSED_BRACKET: Severity.WARNING,
    Code.NOT_A_NAME: Severity.HINT,
    Code.UNKNOWN_RELATIONSHIP: Severity.HINT,
    Code.UNMATCHED_DONE: Severity.WARNING,
    Code.LEDGER_LINE: Severity.WARNING,
    Code.COMMENT_OPEN: Severity.WARNING,
    Code.NESTING: Severity.WARNING,
    Code.TOO_COMPLEX: Severity.WARNING,
    Code.AMBIGUOUS_LINK: Severity.WARNING,
    Code.ALIAS_LINK: Severity.HINT,
    Code.MISSING_ATTACHMENT: Severity.HINT,
    Code.UNSUPPORTED_EMBED: Severity.HINT,
    Code.EMBED_CYCLE: Severity.WARNING,
    Code.MISSING_ANCHOR: Severity.HINT,
    Code.UNSAFE_LINK: Severity.HINT,
    Code.UNSUPPORTED_PHOTO: Severity.HINT,
    Code.TWO_OWNERS: Severity.ERROR,
    Code.NO_OWNER: Severity.HINT,
    Code.CONTRADICTION: Severity.ERROR,
    Code.CYCLE: Severity.ERROR,
    Code.LIKELY_DUPLICATE: Severity.HINT,
    Code.DIED_BEFORE_BORN: Severity.ERROR,
    Code.UNLIKELY_AGE: Severity.HINT,
    Code.REPEATED_GIFT: Severity.WARNING,
    Code.RETURNED_GIFT: Severity.WARNING,
    Code.UNWELCOME_GIFT: Severity.HINT,
    Code.SETTINGS_SYNTAX: Severity.ERROR,
    Code.UNKNOWN_SETTING: Severity.WARNING,
    Code.BAD_SETTING: Severity.WARNING,
}


class Diagnostic(msgspec.Struct, frozen=True, gc=False):
    """One thing worth telling the author of a note.

    The message says what is expected first and what is there second, without jargon; the hint says how to mend it,
    with the exact text to write where that is possible.
    """

    code: Code
    span: Span
    message: str
    hint: str = ""
    # Other places that belong to the same problem, such as the second half of a contradiction.
    also: tuple[Span, ...] = ()

    @property
    def severity(self) -> Severity:
        """How bad it is; decided by the code alone."""
        return SEVERITIES[self.code]


# Of one code so many are listed, then they are counted (vault format, "Severity").
MOST_OF_A_CODE = 50
_ORDER = {severity: place for place, severity in enumerate(Severity)}


def listed(found: Iterable[Diagnostic]) -> tuple[tuple[Diagnostic, ...], tuple[tuple[str, int], ...]]:
    """Those to list, errors first, and for each code with more than 50 how many more there are."""
    count: dict[str, int] = {}
    shown: list[Diagnostic] = []
    for each in sorted(found, key=lambda each: _ORDER[each.severity]):
        count[each.code] = count.get(each.code, 0) + 1
        if count[each.code] <= MOST_OF_A_CODE:
            shown.append(each)
    more = tuple((code, number - MOST_OF_A_CODE) for code, number in sorted(count.items()) if number > MOST_OF_A_CODE)
    return tuple(shown), more
