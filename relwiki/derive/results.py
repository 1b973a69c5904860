"""Results of stages that take long and change seldom, kept by the digest of what they were worked out from.

It is for stages that need little and give little: to compare all that a stage needs must cost less than the stage.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, TypeVar

import msgspec

_T = TypeVar("_T")
_ENCODER = msgspec.msgpack.Encoder()


class Result(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What came of a stage."""

    # Digest of what it was given.
    mark: bytes
    value: bytes


class Results:
    """Those that are known from before, and those of the stages asked for since."""

    def __init__(self, before: Mapping[str, Result] | None = None) -> None:
        """`before` has results of the same program, by the name of the stage."""
        self._before = before or {}
        self.now: dict[str, Result] = {}

    def of(self, stage: str, inputs: Any, kind: type[_T], work_out: Callable[[], _T]) -> _T:
        """What `work_out` gives, or what it gave before of the same inputs.

        Args:
            stage: Its name.
            inputs: Everything that decides the result, as values that msgspec encodes in one order.
            kind: The class of the result, which msgspec decodes.
            work_out: The stage.
        """
        mark = sha256(_ENCODER.encode(inputs)).digest()[:16]
        known = self._before.get(stage)
        if known is not None and known.mark == mark:
            self.now[stage] = known
            return msgspec.msgpack.decode(known.value, type=kind)
        found = work_out()
        self.now[stage] = Result(mark, _ENCODER.encode(found))
        return found
