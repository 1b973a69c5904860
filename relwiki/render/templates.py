"""A theme's templates made ready to run, and what is said when one of them is wrong. Knows nothing of pages."""

import traceback
from collections.abc import Callable
from functools import lru_cache

import jinja2
import jinja2.sandbox

from relwiki.model.errors import UserError
from relwiki.render.theme import Theme


@lru_cache(maxsize=4)
def environment(theme: Theme) -> jinja2.Environment:
    """Templates compiled at their first use; those of a vault or of another folder cannot reach beyond their values."""
    made: Callable[..., jinja2.Environment] = (
        jinja2.Environment if theme.trusted else jinja2.sandbox.ImmutableSandboxedEnvironment
    )
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
        cache_size=400,
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
