"""Where `relwiki` and `python -m relwiki` begin."""

import gc
import sys


def main() -> None:
    """Run the command line; the exit status is 0, 1 (check found errors) or 2 (usage or environment)."""
    from relwiki.cli.glance import nothing_to_do  # noqa: PLC0415 - whoever imports this module may not mean to run it

    # Neither the first look nor what is imported leaves circles; looking for some takes a twentieth of the time.
    gc.disable()
    if nothing_to_do(sys.argv[1:]):
        return
    from relwiki.cli.app import run  # noqa: PLC0415 - click is imported only when a command is to run

    gc.enable()
    status = run(sys.argv[1:])
    # What is still there ends with the process: looking through all of it for circles takes a twentieth of a build.
    gc.freeze()
    sys.exit(status)


if __name__ == "__main__":
    main()
