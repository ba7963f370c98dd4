"""Who we are at an endpoint: from the environment or a netrc file, and from nowhere else."""
from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from netrc import NetrcParseError
from pathlib import Path

from requests.utils import get_netrc_auth

from bangiao.graph.errors import RemoteError

USER, PASSWORD, TOKEN = "BANGIAO_USER", "BANGIAO_PASSWORD", "BANGIAO_TOKEN"  # variables of the environment
HOW = f"set {USER} and {PASSWORD} (or {TOKEN}) in the environment, or write the host into ~/.netrc"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user with a password, or a token; the secrets are in no `repr`."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.user or self.token)


def credentials(address: str, environment: Mapping[str, str] = os.environ) -> Credentials:
    """The credentials for an address: of the environment; where that has none, of the netrc file (NETRC, or ~/.netrc).

    Empty where there are none. Raises RemoteError, which names the place and never the secret, where they cannot be used.
    """
    user, password, token = (environment.get(name, "").strip() for name in (USER, PASSWORD, TOKEN))
    if password and not user:
        raise RemoteError("the environment", f"{PASSWORD} is set and {USER} is not", "set both")
    found = Credentials(user, password, token) if user or token else _of_netrc(address)
    if any(not text.isprintable() for text in (found.user, found.password, found.token)):
        raise RemoteError("the credentials", "they hold a line break or a control character", "write them on one line")
    return found


def _of_netrc(address: str) -> Credentials:
    try:
        found = get_netrc_auth(address, raise_errors=True)
    except NetrcParseError as error:  # its words may quote what stands there
        line = f", line {error.lineno}" if error.lineno else ""
        raise RemoteError(f"{error.filename}{line}", "this is no netrc file", "mend it") from None
    except UnicodeDecodeError:
        raise RemoteError("the netrc file", "it is not in UTF-8", "write it anew, or unset NETRC") from None
    except OSError as error:
        raise RemoteError(str(error.filename), f"{error.strerror}", "make the netrc file readable, or unset NETRC") from None
    if found:
        _check_private()
    return Credentials(*found) if found else Credentials()


def _check_private() -> None:
    """Raise RemoteError where others may read the netrc file; the standard library does not look where it is told the path."""
    places = (os.environ.get("NETRC"), "~/.netrc", "~/_netrc")  # as `requests` looks for it
    file = next(path for place in places if place and (path := Path(place).expanduser()).exists())
    if os.name == "posix" and file.stat().st_mode & 0o077:
        raise RemoteError(str(file), "others can read this netrc file", f"chmod 600 {file}")
