"""Options of the commands that talk to another store: how to log in, how patient to be."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

class Seconds(click.FloatRange):
    """A number of seconds, of a day at most: what no clock can count is none."""

    name = "float range"

    def __init__(self, least: float = 0, *, min_open: bool = False) -> None:
        super().__init__(least, 86_400, min_open=min_open)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        found = float(super().convert(value, param, ctx))
        return found if found == found else self.fail(f"{value!r} is no number.", param, ctx)  # NaN is in every range


login_option = click.option(
    "--login", type=click.Choice(("auto", "basic", "digest", "bearer", "none")), default="auto", show_default=True,
    help="How to log in; auto: as the store asks, if it asks.",
)
_OPTIONS = (
    login_option,
    click.option(
        "--timeout", type=Seconds(min_open=True), default=60, show_default=True,
        help="Seconds that the store may stay silent; a request as a whole may take ten times that.",
    ),
    click.option(
        "--retries", type=click.IntRange(0), default=5, show_default=True,
        help="How often a request is sent again after 429, 5xx or a broken connection.",
    ),
)


def remote_options(command: F) -> F:
    """Give a command the options `login`, `timeout` and `retries`, as `bangiao.graph.remote.endpoint.endpoint` takes them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
