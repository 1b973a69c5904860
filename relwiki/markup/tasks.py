"""`- [ ] task`, `- [x] done`, and any other character between the brackets."""

import re

_TASK = re.compile(r"\[([^\]\n])\](?:[ \t]+|$)")


def split_task(content: str) -> tuple[str, str | None]:
    """An item's text without the mark, and the character of the mark; None without one."""
    if not content.startswith("["):
        return content, None
    match = _TASK.match(content)
    if match is None:
        return content, None
    return content[match.end() :], match[1]


def task_html(mark: str) -> str:
    """The box before a task's text, for readers and for screen readers."""
    if mark in "xX":
        return '<input type="checkbox" disabled checked aria-label="done"> '
    return '<input type="checkbox" disabled aria-label="to do"> '
