"""Where `relwiki` and `python -m relwiki` begin."""

import sys


def main() -> None:
    """Run the command line; the exit status is 0, 1 (check found errors) or 2 (usage or environment)."""
    from relwiki.cli.app import run  # noqa: PLC0415 - click is imported only when a command is to run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
