"""A connection to an endpoint: every request of ours goes out here, logged in, retried, its failures told in one line."""
from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from functools import cache, partial
from importlib.metadata import version
from types import SimpleNamespace, TracebackType
from typing import IO, Self

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.exceptions import HTTPError, MaxRetryError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Retry

from bangiao.graph.errors import RemoteError
from bangiao.graph.remote.credentials import Credentials
from bangiao.graph.remote.deadline import LateError, within
from bangiao.graph.remote.endpoint import Endpoint, Login
from bangiao.graph.remote.refusal import broken, refused, tried

PATIENCE = 120  # seconds: the longest wait that an endpoint may ask for with Retry-After
LONGEST = 1 << 32  # bytes of an answer, unpacked: a small one may unpack to fill a disk
_IN_MEMORY = 1 << 24  # bytes of an answer; what is longer waits on disk


@cache
def agent() -> str:
    """Who asks, as public services want to know it: the program, its version, and where it is described."""
    return f"bangiao/{version('bangiao')} (+https://w3id.org/bangiao)"


class Answer:
    """A whole answer: it has arrived to its last byte before anyone reads it. Closed by `close`, or as a context manager."""

    def __init__(self, response: requests.Response, body: IO[bytes]) -> None:
        self.response, self.body = response, body
        self.status, self.url = response.status_code, response.url
        self.headers: Mapping[str, str] = response.headers

    @property
    def media_type(self) -> str:
        """The media type, without parameters, in small letters."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @property
    def is_page(self) -> bool:
        """Whether it is one for browsers; only before anything is read."""
        begun = self.body.read(1)
        self.body.seek(0)
        return bool(begun) and "html" in self.media_type  # Virtuoso calls an empty body so

    def read(self, size: int = -1) -> bytes:
        """The next bytes of the body."""
        return self.body.read(size)

    def close(self) -> None:
        """Let the body go."""
        self.body.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()


class Connection:
    """An open connection to an endpoint; a context manager. For one thread."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.pages = 0  # good answers for browsers, but to GET: a store may say "not found" so
        self._session = _Session()
        self._session.headers["User-Agent"] = agent()
        self._session.auth = _auth(endpoint.login, endpoint.credentials)
        self._asked = endpoint.login != "auto" or not endpoint.credentials  # whether no challenge can change how we log in

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close it."""
        self._session.close()

    def send(
        self, method: str, address: str | None = None, *, data: bytes | None = None,
        headers: Mapping[str, str] | None = None, matter: str = "", passing: frozenset[int] = frozenset(),
    ) -> Answer:
        """Send a request, to the endpoint's own address or another of the same store, and wait for the whole answer.

        The request must be safe to repeat: it is, after a broken connection, silence, an answer that does not end in time, 429
        and 5xx, with growing pauses.
        `matter` says in messages what it was about; statuses `passing` are answers like 2xx. Raises RemoteError (RefusedError
        where the endpoint answered), also where it is sent to another address: a redirected write may be no write, and
        a redirected login is somebody else's.
        """
        request = requests.Request(method, address or self.endpoint.address, dict(headers or {}), data=data)
        policy = _policy(self.endpoint.retries)
        while True:
            failure, waits = self._once(request, matter, passing)
            if isinstance(failure, Answer):
                self.pages += method != "GET" and failure.is_page
                return failure
            if not failure.passing:
                raise failure
            try:
                policy = policy.increment(method, self.endpoint.name, error=failure)
            except MaxRetryError:
                raise tried(failure, self.endpoint.retries + 1) from None
            policy.sleep(waits)

    def _once(
        self, request: requests.Request, matter: str, passing: frozenset[int]
    ) -> tuple[Answer | RemoteError, BaseHTTPResponse | None]:
        """What one try gave, and the response that says how long to wait before the next."""
        try:
            answer = within(self.endpoint.longest, partial(self._whole, request))
        except (requests.RequestException, HTTPError, OSError) as error:
            return broken(self.endpoint, error, matter), None
        if 200 <= answer.status < 300 or answer.status in passing:
            return answer, None
        with answer:
            return refused(self.endpoint, answer.response, answer.read(4096), matter), answer.response.raw

    def _whole(self, request: requests.Request) -> Answer:
        until = time.monotonic() + self.endpoint.longest  # so that the thread of one for which nobody waits any more ends
        response = self._response(request)
        return Answer(response, _body(response, until))

    def _response(self, request: requests.Request) -> requests.Response:
        response = self._try(request)
        if response.status_code == 401 and not self._asked:
            login = _asked_for(response, self.endpoint.credentials)
            if login is not None:
                self._asked = True
                response.close()
                self._session.auth = _auth(login, self.endpoint.credentials)
                return self._try(request)
        return response

    def _try(self, request: requests.Request) -> requests.Response:
        prepared = self._session.prepare_request(request)
        settings = self._session.merge_environment_settings(prepared.url or "", {}, True, None, None)  # proxies, authorities
        return self._session.send(prepared, timeout=self.endpoint.timeout, allow_redirects=False, **settings)


def _body(response: requests.Response, until: float) -> IO[bytes]:
    """All of the body, or the error that cut it off: an answer that is read half is none."""
    body = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (closed with the answer)
    try:
        for part in iter(partial(response.raw.read1, 1 << 16, decode_content=True), b""):
            body.write(part)
            if body.tell() > LONGEST:
                raise requests.exceptions.ContentDecodingError(f"its answer has no end: over {LONGEST} bytes")
            if time.monotonic() > until:
                raise LateError
    except BaseException:
        body.close()
        raise
    finally:
        response.close()
    body.seek(0)
    return body


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """None is followed; `requests` would read the whole answer and make the next request ready, wherever it leads."""
        return None


class _Policy(Retry):
    """urllib3's pauses; but an endpoint that asks for an hour gets two minutes."""

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        try:
            asked = super().get_retry_after(response)
        except HTTPError:  # what it asks cannot be read
            return None
        return None if asked is None else min(asked, PATIENCE)


def _policy(retries: int) -> Retry:
    return _Policy(total=retries, backoff_factor=0.5, backoff_max=30, backoff_jitter=0.25)


class _Anonymous(AuthBase):
    """No login: without it `requests` would look into a netrc file by itself."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


class _Bearer(AuthBase):
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class _Digest(HTTPDigestAuth):
    def __init__(self, user: str, password: str) -> None:
        super().__init__(user, password)
        self._thread_local = SimpleNamespace()  # each request is a thread's, one at a time: what was asked is known to the next

    def build_digest_header(self, method: str, url: str) -> str | None:
        """As of `requests`, which leaves a user's name with Vietnamese letters as a header that cannot be sent."""
        try:
            header: str | None = super().build_digest_header(method, url)  # type: ignore[no-untyped-call]
        except KeyError:  # a challenge without realm or nonce: it cannot be answered, so that the refusal stays
            return None
        return header and header.encode().decode("latin-1")


def _auth(login: Login, found: Credentials) -> AuthBase:
    if login == "basic":
        return HTTPBasicAuth(found.user.encode(), found.password.encode())
    if login == "digest":
        return _Digest(found.user, found.password)
    return _Bearer(found.token) if login == "bearer" else _Anonymous()


def _asked_for(response: requests.Response, found: Credentials) -> Login | None:
    """The login that a refused request was asked for and that we have credentials for; the safest where several are offered."""
    asked = response.headers.get("WWW-Authenticate", "").lower()
    if found.token and ("bearer" in asked or not asked or not found.user):
        return "bearer"
    if not found.user:
        return None
    return "digest" if "digest" in asked else "basic" if "basic" in asked else None

