"""Options of the commands that talk to another store: how to log in, how patient to be."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

login_option = click.option(
    "--login", type=click.Choice(("auto", "basic", "digest", "bearer", "none")), default="auto", show_default=True,
    help="How to log in; auto: as the store asks, if it asks.",
)
_OPTIONS = (
    login_option,
    click.option(
        "--timeout", type=click.FloatRange(min=0, min_open=True), default=60, show_default=True,
        help="Seconds that the store may stay silent.",
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
