"""The command line: one thin command for each library call; a command's module is imported only when it is asked for."""
from __future__ import annotations

import importlib
import sys

import click

COMMANDS = {  # command: module of this package that holds it; in the order in which one comes to need them
    "build": "build",
    "stats": "build",
    "query": "ask",
    "queries": "ask",
    "facts": "ask",
    "explain": "ask",
    "why": "identity",
    "remove": "build",
    "check": "check",
    "reason": "reason",
    "link": "link",
    "export": "export",
    "push": "push",
    "rules": "rules",
    "eval": "evaluate",
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is used, so that the program starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"{__name__}.{COMMANDS[name]}")
        command: click.Command = getattr(module, name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a full disk, in front of it or behind standard output, is one line and status 2."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click ends silently
            raise
        except OSError as error:
            place = error.filename or "the output"
            click.echo(f"bangiao: {place}: {error.strerror or error}; name a place with room where you may write", err=True)
            sys.exit(2)


@click.group(cls=LazyGroup)
@click.version_option(package_name="bangiao")
def main() -> None:
    """Vietnamese diplomatic news into a graph that answers who met whom, and shows the passage that says so."""
