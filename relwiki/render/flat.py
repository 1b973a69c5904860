"""Small YAML files as pairs of strings: what `theme.yaml` and the files of interface words hold.

Only events are read, never objects, so nothing is guessed (`no` stays "no") and nothing can explode. It must not know
what the keys mean or where the text came from.
"""

import re

from relwiki.model.errors import UserError

# Bytes; a theme's words are a few kilobytes.
_LARGEST = 64 * 1024
# A line that means the same in any YAML: a key, and a plain text that holds no other sign of YAML's, or a quoted one
# without escapes. The indicators are those of YAML 1.1, section 5.3.
_SIMPLE = re.compile(
    r"""(\ \ )?([^\W\d](?:[\w -]*\w)?):
        (?:[ ]+(?:"([^"\\\x00-\x1f]*)"|([^\s\-?:,\[\]{}\#&*!|>'"%@`][^\x00-\x1f:\#]*[^\s:\#]|[A-Za-z0-9])))?[ ]*""",
    re.VERBOSE,
)


def flat(text: str, place: str) -> tuple[tuple[str, str], ...]:
    """The pairs of a mapping of scalars, or of mappings of scalars (whose keys are joined by a dot), as written.

    Raises `UserError` naming `place` and the line where it is anything else.
    """
    if len(text) > _LARGEST:
        raise UserError(f"{place}: larger than {_LARGEST // 1024} KiB, which no theme needs")
    simple = _simple(text)
    return _events(text, place) if simple is None else simple


def _simple(text: str) -> tuple[tuple[str, str], ...] | None:
    """What the file says if all its lines are simple; None where YAML itself must be asked.

    Reading YAML takes longer than all else that a build does when nothing has changed.
    """
    if not text.isprintable() and not text.replace("\n", "").isprintable():
        return None
    pairs: list[tuple[str, str]] = []
    above, opened = "", False
    for line in text.split("\n"):
        if not line.strip(" ") or line.lstrip(" ").startswith("#"):
            continue
        match = _SIMPLE.fullmatch(line)
        if match is None:
            return None
        inner, key, quoted, plain = match.groups()
        value = plain if quoted is None else quoted
        if bool(inner) > bool(above) or (opened and not inner) or (inner and value is None):
            return None
        if value is None:
            above, opened = key, True
        else:
            above, opened = above if inner else "", False
            pairs.append((f"{above}.{key}" if inner else key, value))
    return None if opened else tuple(pairs)


def _events(text: str, place: str) -> tuple[tuple[str, str], ...]:
    """What the file says, by YAML's own events."""
    import yaml  # noqa: PLC0415 - most files do not need it

    pairs: list[tuple[str, str]] = []
    above: list[str] = []
    key: str | None = None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.ScalarEvent) and depth:
                if key is None:
                    key = str(event.value)
                else:
                    pairs.append((".".join([*above, key]), str(event.value)))
                    key = None
            elif isinstance(event, yaml.MappingStartEvent) and depth < 2 and (depth == 0 or key is not None):
                above.extend([key] if key is not None else [])
                key = None
                depth += 1
            elif isinstance(event, yaml.MappingEndEvent):
                depth -= 1
                above = above[:-1]
            elif isinstance(event, yaml.NodeEvent):
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise UserError(f"{place}:{line}: expected `key: text`, at most one level deep")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UserError(f"{place}:{line}: {error.problem or 'this is not YAML'}") from None
    except yaml.YAMLError:
        raise UserError(f"{place}: holds characters that YAML does not allow") from None
    return tuple(pairs)
