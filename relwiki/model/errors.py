"""The one exception that a user sees: the environment does not allow what was asked."""


class UserError(Exception):
    """The environment is broken or the request cannot be met; shown without a traceback, exit status 2.

    What somebody wrote in a note is never a reason to raise this.
    """
