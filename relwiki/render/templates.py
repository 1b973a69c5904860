"""A theme's templates made ready to run, and what is said when one of them is wrong. Knows nothing of pages."""

import traceback
from collections.abc import MutableMapping
from functools import lru_cache
from types import MethodType
from typing import Any

import jinja2
import jinja2.runtime
import jinja2.sandbox
import jinja2.utils

from relwiki.model.errors import UserError
from relwiki.render.theme import Theme


class _Context(jinja2.runtime.Context):
    """The values of one page."""

    @jinja2.utils.internalcode
    def call(self, asked: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What a function says; methods of values need none of what Jinja looks for in a function of its own."""
        if type(asked) is not MethodType:
            return super().call(asked, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return asked(*args, **kwargs)


class _Environment(jinja2.Environment):
    """Templates that are rendered some thousand times each, with nothing of their own beside the values of a page."""

    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Jinja's own functions, the same for all templates: a chain of two mappings is slow to copy for each page."""
        return self.globals if d is None else super().make_globals(d)


class _Sandbox(_Environment, jinja2.sandbox.ImmutableSandboxedEnvironment):
    """Templates of a vault or of another folder, which cannot reach beyond their values."""


@lru_cache(maxsize=4)
def environment(theme: Theme) -> jinja2.Environment:
    """Templates compiled at their first use."""
    made = _Environment if theme.trusted else _Sandbox
    source = {template.name: (template.text, template.place, lambda: True) for template in theme.templates}
    return made(
        loader=jinja2.FunctionLoader(source.get),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        # Hardly anything in a template can be worked out beforehand; looking for it takes a tenth of compiling.
        optimized=False,
        # All are kept, without counting which was used last.
        cache_size=-1,
    )


def blamed(error: Exception, theme: Theme) -> UserError | None:
    """The error of a template, with its file and line; None where the template is not to blame."""
    places = {template.place for template in theme.templates}
    if isinstance(error, jinja2.TemplateSyntaxError):
        return UserError(f"{error.filename or error.name}:{error.lineno}: {error.message}")
    if isinstance(error, jinja2.TemplateNotFound):
        return UserError(f"theme “{theme.name}” has no template “{error.name}”")
    frames = traceback.extract_tb(error.__traceback__)
    # Anything else that was raised below a template, in our own functions, is our mistake.
    if not isinstance(error, jinja2.TemplateError) and frames[-1].filename not in places:
        return None
    for frame in reversed(frames):
        if frame.filename in places:
            return UserError(f"{frame.filename}:{frame.lineno}: {error}")
    return None
