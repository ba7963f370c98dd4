"""Who we are comes from the environment or a netrc file, and is shown nowhere."""
from __future__ import annotations

from pathlib import Path

import pytest

from bangiao.graph.errors import RemoteError
from bangiao.graph.remote.credentials import Credentials, credentials

ADDRESS = "http://store.example.org:8890/sparql-auth"


@pytest.fixture
def netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "netrc"
    path.write_text("machine store.example.org login lan password mật-khẩu\n", "utf-8")
    path.chmod(0o600)
    monkeypatch.setenv("NETRC", str(path))
    return path


def test_the_environment_comes_before_the_netrc_file(netrc: Path) -> None:
    assert credentials(ADDRESS, {}) == Credentials("lan", "mật-khẩu")
    assert credentials(ADDRESS, {"BANGIAO_USER": "minh", "BANGIAO_PASSWORD": "x"}) == Credentials("minh", "x")
    assert credentials(ADDRESS, {"BANGIAO_TOKEN": " abc\n"}) == Credentials(token="abc")
    assert not credentials("http://other.example.org/", {})


def test_no_secret_is_shown() -> None:
    shown = repr(Credentials("lan", "mật-khẩu", "vé"))
    assert "lan" in shown
    assert "mật-khẩu" not in shown
    assert "vé" not in shown


def test_a_password_without_its_user_is_told() -> None:
    with pytest.raises(RemoteError, match="BANGIAO_USER is not; set both"):
        credentials(ADDRESS, {"BANGIAO_PASSWORD": "x"})


def test_what_would_break_a_header_is_told_without_the_secret() -> None:
    with pytest.raises(RemoteError, match="line break") as caught:
        credentials(ADDRESS, {"BANGIAO_TOKEN": "bí\r\nmật"})
    assert "mật" not in str(caught.value)


def test_a_broken_netrc_is_told_with_its_line_and_not_with_what_stands_there(netrc: Path) -> None:
    netrc.write_text("machine store.example.org login lan secret bí-mật\n", "utf-8")
    with pytest.raises(RemoteError, match=r"netrc, line \d+: this is no netrc file") as caught:
        credentials(ADDRESS, {})
    assert "bí-mật" not in str(caught.value)


def test_a_netrc_that_others_can_read_or_nobody_is_told(netrc: Path) -> None:
    netrc.chmod(0o640)
    with pytest.raises(RemoteError, match=r"netrc: others can read this netrc file; chmod 600 .*netrc"):
        credentials(ADDRESS, {})
    assert not credentials("http://other.example.org/", {})
    netrc.write_bytes(b"machine store.example.org login lan password m\xff\n")
    with pytest.raises(RemoteError, match="it is not in UTF-8"):
        credentials(ADDRESS, {})
