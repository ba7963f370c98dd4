"""Addresses of other stores: what is one, how it is shown and kept, and what is refused."""
from __future__ import annotations

import pytest

from bangiao.graph.errors import RemoteError
from bangiao.graph.remote.endpoint import endpoint


def test_an_endpoint_is_known_by_one_address() -> None:
    assert endpoint("HTTP://Store.Example.org:80/a#b") == endpoint("http://store.example.org/a")
    assert endpoint("https://[::1]:443/a").address == "https://[::1]/a"


def test_the_query_of_an_address_is_not_shown_and_not_kept() -> None:
    found = endpoint("http://store.example.org/a?key=secret")
    assert "secret" not in found.name + found.key
    assert found.key != endpoint("http://store.example.org/a?key=other").key


@pytest.mark.parametrize("address", ["file:///etc/passwd", "store", "ftp://127.0.0.1/", "http://", "http://a:x/", "http://[a/"])
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(RemoteError, match="no address of a store"):
        endpoint(address)


@pytest.mark.parametrize("address", ["http://lan:secret@a.org/b?c", "ftp://lan:secret@a.org/b"])
def test_an_address_with_a_password_is_refused_without_showing_it(address: str) -> None:
    with pytest.raises(RemoteError, match=r"a\.org/b: ") as caught:
        endpoint(address)
    assert "secret" not in str(caught.value)
    assert "lan" not in str(caught.value)


@pytest.mark.parametrize("login", ["basic", "digest", "bearer"])
def test_a_login_without_credentials_is_told(login: str) -> None:
    with pytest.raises(RemoteError, match=f"a {login} login needs credentials .*BANGIAO_USER"):
        endpoint("http://a.org/", login=login)  # type: ignore[arg-type]


def test_no_secret_is_in_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANGIAO_TOKEN", "bí-mật")
    found = endpoint("http://a.org/", login="bearer")
    assert found.credentials.token == "bí-mật"
    assert "bí-mật" not in repr(found)
    assert not endpoint("http://a.org/", login="none").credentials
