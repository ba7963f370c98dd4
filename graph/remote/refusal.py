"""What goes wrong at an endpoint, as one line: place, problem, remedy."""
from __future__ import annotations

import re
from urllib.parse import urlsplit

import requests

from bangiao.graph.errors import RefusedError, RemoteError
from bangiao.graph.remote.credentials import HOW
from bangiao.graph.remote.deadline import LateError
from bangiao.graph.remote.endpoint import Endpoint

PASSING = frozenset({429, 500, 502, 503, 504})  # HTTP statuses that may go by themselves
_REMEDIES = {  # HTTP status: what helps
    400: "see whether the endpoint takes this protocol (push: --protocol) and this data",
    403: "the store does not let us: use the address for updates, or a user who may write",
    404: "check the path (Oxigraph: /store, /update, /query; Virtuoso: /sparql-graph-crud-auth, /sparql-auth, /sparql)",
    405: "the address does not take such requests: check the path, or choose the other --protocol",
    406: "the store does not speak the formats that we read; check the path",
    413: "the store takes no requests of this size; raise its limit (for example client_max_body_size of a proxy)",
    415: "the address does not take this kind of data: check the path, or choose the other --protocol",
    429: "the store asks for fewer requests; try again later, or with more --retries",
    504: "the store or its proxy gave up; try again when it is less busy",
}
_AGAIN = "try again when the store is well; a push goes on where it was"
_TOO_LARGE = re.compile(  # in the words of stores that have no status for it
    rb"generated SQL text has exceeded|SQ199|code vector|(?:query|entity|body|content) too (?:large|long)|memory exhausted", re.I
)
_FINAL = re.compile(rb"unsupported type", re.I)  # said with status 500 by Virtuoso, and said again to the same


def refused(endpoint: Endpoint, response: requests.Response, words: bytes, matter: str = "") -> RefusedError:
    """The error that an answer with another status than 2xx is; `words` are the beginning of its body."""
    status = response.status_code
    too_large = status == 413 or bool(_TOO_LARGE.search(words))
    problem = f"HTTP status {status} {response.reason or ''}".rstrip() + _said(response, words) + _at(matter)
    remedy = _remedy(endpoint, response, too_large)
    passing = status in PASSING and not (too_large or _FINAL.search(words))
    refusal = RefusedError(endpoint.name, problem, remedy, passing=passing)
    refusal.status, refusal.too_large = status, too_large
    return refusal


def broken(endpoint: Endpoint, error: Exception, matter: str = "") -> RemoteError:
    """The error that a request without a whole answer is."""
    if isinstance(error, (requests.exceptions.SSLError, requests.exceptions.ProxyError)):
        sort = "certificate" if isinstance(error, requests.exceptions.SSLError) else "proxy"
        remedy = "name its authority in REQUESTS_CA_BUNDLE" if sort == "certificate" else "see HTTP_PROXY and NO_PROXY"
        return RemoteError(endpoint.name, f"its {sort} cannot be used ({_reason(error)}){_at(matter)}", remedy)
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.InvalidHeader):
        return RemoteError(endpoint.name, f"no request can be made{_at(matter)}", "check the address and the credentials")
    if isinstance(error, requests.exceptions.ContentDecodingError):  # would be the same again
        return RemoteError(endpoint.name, f"{error}{_at(matter)}", "ask for less, or check the path")
    if _is_silence(error):
        late = isinstance(error, LateError)
        missing = f"no whole answer within {endpoint.longest:g}" if late else f"no answer within {endpoint.timeout:g}"
        problem = f"{missing} seconds{_at(matter)}"
        return RemoteError(endpoint.name, problem, "allow more with --timeout", passing=True)
    return RemoteError(endpoint.name, f"{_reason(error)}{_at(matter)}", _AGAIN, passing=True)


def unreadable(endpoint: Endpoint, problem: str, matter: str = "") -> RemoteError:
    """The error that an answer is which is none: a web page, or one that was cut off inside."""
    remedy = "check the path; where it is right, the store broke off: try again"
    return RemoteError(endpoint.name, f"{problem}{_at(matter)}", remedy)


def tried(error: RemoteError, times: int) -> RemoteError:
    """The error after the last try, which says how many there were."""
    if times > 1:
        error.args = (f"{error.place}: {error.problem} (tried {times} times); {error.remedy}",)
    return error


def _remedy(endpoint: Endpoint, response: requests.Response, too_large: bool) -> str:
    status = response.status_code
    if 300 <= status < 400:
        return _moved(response)
    if status == 401:
        return "the login was refused: check user and password, and --login" if endpoint.credentials else HOW
    return _REMEDIES[413] if too_large else _REMEDIES.get(status, _AGAIN)


def _moved(response: requests.Response) -> str:
    """Where it has moved to; nothing of ours is sent there unasked: a redirected write may be no write."""
    try:
        there = urlsplit(requests.compat.urljoin(response.url, response.headers["Location"]))
    except (KeyError, ValueError):
        return "it does not say where it has moved to: check the path"
    return f"give the address it has moved to: {there.scheme}://{there.netloc.rpartition('@')[2]}{there.path}"


def _said(response: requests.Response, words: bytes) -> str:
    """The first line of what the endpoint says, unless it is a page for browsers."""
    if "html" in response.headers.get("Content-Type", "").lower():
        return ""
    lines = (line.strip() for line in words.decode("utf-8", "replace").splitlines())
    first = "".join(c if c.isprintable() else " " for c in next(filter(None, lines), ""))
    return f" ({first[:200]})" if first else ""


def _at(matter: str) -> str:
    return f", at {matter}" if matter else ""


def _is_silence(error: BaseException) -> bool:
    return isinstance(error, TimeoutError | requests.exceptions.Timeout) or "timed out" in str(error)


def _reason(error: BaseException) -> str:
    """The innermost words, without the objects that libraries wrap around them."""
    causes = [error]
    while (deeper := causes[-1].__cause__ or causes[-1].__context__) is not None:
        causes.append(deeper)
    told = next((c.strerror for c in reversed(causes) if isinstance(c, OSError) and c.strerror), None)
    return told or ("the connection broke" if "IncompleteRead" in str(error) or not str(error) else _plain(str(causes[-1])))


def _plain(text: str) -> str:
    return text.splitlines()[0][:200] if text.strip() else "the connection broke"
