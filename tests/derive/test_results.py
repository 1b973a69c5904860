"""A stage is not asked again where it was asked the same before."""

import msgspec

from relwiki.derive.results import Result, Results


class Sum(msgspec.Struct, frozen=True):
    """What the stage of these tests gives."""

    total: int


def asked(results: Results, *numbers: int) -> tuple[Sum, bool]:
    """The sum, and whether it had to be worked out."""
    worked = []

    def work_out() -> Sum:
        worked.append(True)
        return Sum(sum(numbers))

    return results.of("sum", numbers, Sum, work_out), bool(worked)


def test_the_same_inputs_give_what_they_gave_before() -> None:
    """Also after the results were kept and read again."""
    first = Results()

    assert asked(first, 1, 2) == (Sum(3), True)
    kept = msgspec.msgpack.decode(msgspec.msgpack.encode(first.now), type=dict[str, Result])
    assert asked(Results(kept), 1, 2) == (Sum(3), False)
    assert asked(Results(kept), 1, 3) == (Sum(4), True)


def test_what_was_known_and_asked_for_is_known_on() -> None:
    """What nobody asks for any more is let go."""
    first = Results()
    asked(first, 1, 2)
    second = Results(first.now)
    asked(second, 1, 2)

    assert second.now == first.now
    assert not Results(first.now).now
