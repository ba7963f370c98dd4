"""An endpoint: the address of another store, how to log in there, how patient to be."""
from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import SplitResult, urlsplit, urlunsplit

from bangiao.graph.errors import RemoteError
from bangiao.graph.remote.credentials import HOW, Credentials, credentials

Login = Literal["auto", "basic", "digest", "bearer", "none"]

TIMEOUT = 60.0  # seconds
RETRIES = 5
WHOLE = 10  # times the silence that is allowed: what one request may take from its beginning to the last byte of its answer


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where another store answers. Make one with `endpoint`, which checks it.

    `login` is how we say who we are; "auto" waits to be asked and answers as it is asked. `timeout` is how many seconds the
    endpoint may stay silent, and a tenth of what a request may take as a whole; `retries` how often a request is sent again
    after 429, 5xx or a broken connection.
    """

    address: str
    login: Login = "auto"
    timeout: float = TIMEOUT
    retries: int = RETRIES
    credentials: Credentials = field(default=Credentials(), repr=False)

    @property
    def name(self) -> str:
        """The address as it is shown: without its query, where some services want a key."""
        return self.address.partition("?")[0]

    @property
    def longest(self) -> float:
        """How many seconds a request may take as a whole."""
        return WHOLE * self.timeout

    @property
    def key(self) -> str:
        """The address as it is kept: its query, where there is one, as a digest."""
        query = self.address.partition("?")[2]
        return f"{self.name}?{hashlib.sha256(query.encode()).hexdigest()[:16]}" if query else self.name

    def at(self, address: str) -> Endpoint:
        """Another address of the same store, with the same login. Raises RemoteError as `endpoint` does."""
        return Endpoint(_checked(address), self.login, self.timeout, self.retries, self.credentials)


def endpoint(address: str, *, login: Login = "auto", timeout: float = TIMEOUT, retries: int = RETRIES) -> Endpoint:
    """The endpoint at an address, with credentials of the environment or a netrc file (see `credentials`).

    Raises RemoteError where the address is none of the web or holds a password, and where `login` wants credentials that
    are not there.
    """
    checked = _checked(address)
    found = Credentials() if login == "none" else credentials(checked)
    lacking = {"basic": not found.user, "digest": not found.user, "bearer": not found.token}.get(login, False)
    if lacking:
        raise RemoteError(checked.partition("?")[0], f"a {login} login needs credentials that are not there", HOW)
    return Endpoint(checked, login, timeout, retries, found)


def _checked(address: str) -> str:
    parts = _split(address)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        shown = address.rpartition("@")[2].partition("?")[0]
        raise RemoteError(shown, "this is no address of a store", "write http://… or https://…")
    if parts.username is not None:
        shown = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment=""))
        problem = "the address holds a user or password, which lists of processes show"
        raise RemoteError(shown, problem, f"leave it out, and {HOW}")
    return urlunsplit(parts._replace(netloc=_host(parts), fragment=""))


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address.strip())
        return parts if parts.port != 0 else None
    except ValueError:
        return None


def _host(parts: SplitResult) -> str:
    """Host and port as each endpoint has them once: in small letters, without the port that goes without saying."""
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else f"{parts.hostname}"
    usual = {"http": 80, "https": 443}[parts.scheme]
    return host if parts.port in (None, usual) else f"{host}:{parts.port}"
