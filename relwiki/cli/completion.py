"""`relwiki completion SHELL`: a script for the shell's own completion."""

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print a completion script. In bash: eval "$(relwiki completion bash)"."""
    made = get_completion_class(shell)
    assert made is not None, "click knows the shells offered above"
    root = context.find_root()
    script = made(root.command, {}, "relwiki", "_RELWIKI_COMPLETE")
    click.echo(script.source())
