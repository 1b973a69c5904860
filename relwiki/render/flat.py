"""Small YAML files as pairs of strings: what `theme.yaml` and the files of interface words hold.

Only events are read, never objects, so nothing is guessed (`no` stays "no") and nothing can explode. It must not know
what the keys mean or where the text came from.
"""

import yaml

from relwiki.model.errors import UserError

# Bytes; a theme's words are a few kilobytes.
_LARGEST = 64 * 1024


def flat(text: str, place: str) -> tuple[tuple[str, str], ...]:
    """The pairs of a mapping of scalars, or of mappings of scalars (whose keys are joined by a dot), as written.

    Raises `UserError` naming `place` and the line where it is anything else.
    """
    if len(text) > _LARGEST:
        raise UserError(f"{place}: larger than {_LARGEST // 1024} KiB, which no theme needs")
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
