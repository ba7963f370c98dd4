"""push: what it prints, the status it ends with, and that it never shows a secret."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Literal, NamedNode, Quad

from bangiao.cli import main
from bangiao.graph.iri import article_iri
from bangiao.graph.store import Store
from stores.proxy import guarded, refused
from stores.server import Server

Run = Callable[..., Result]


def put(id_: str, text: str) -> None:
    graph = NamedNode(article_iri(id_))
    with Store(".bangiao") as store:
        store.replace(graph, [Quad(graph, NamedNode("https://example.org/p"), Literal(text), graph)] if text else [])


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command beside a store of two articles."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NETRC", "/dev/null")
    for id_ in ("a", "b"):
        put(id_, "Tiếng Việt")
    return lambda *words: CliRunner().invoke(main, ("push", *words))


def test_a_push_says_what_it_did_and_the_next_does_less(run: Run, oxigraph: Server) -> None:
    planned = run(oxigraph.graphs, "--dry-run")
    assert f"send      {article_iri('a')} (1 quads)\n" in planned.stdout
    assert planned.stdout.endswith("to send: 2, to replace: 0, to withdraw: 0, unchanged: 0; 2 quads; nothing was sent\n")
    assert oxigraph.graph_names() == set()
    first = run(oxigraph.graphs)
    assert first.exit_code == 0
    assert first.stdout.startswith("graphs sent: 2, unchanged: 0, withdrawn: 0, refused: 0; 2 quads in ")
    assert "the ledger knows of no push there" in first.stderr
    put("a", "khác")
    put("b", "")
    planned = run(oxigraph.graphs, "--dry-run")
    assert f"replace   {article_iri('a')} (1 quads)\nwithdraw  {article_iri('b')}\n" in planned.stdout
    assert run(oxigraph.graphs).stdout.startswith("graphs sent: 1, unchanged: 0, withdrawn: 1")
    assert run(oxigraph.graphs).stdout.startswith("graphs sent: 0, unchanged: 1, withdrawn: 0, refused: 0; 0 quads in ")
    assert run(oxigraph.graphs, "--all").stdout.startswith("graphs sent: 1,")


def test_a_plan_names_the_first_graphs_of_a_kind_and_all_where_that_is_asked(run: Run) -> None:
    for number in range(3):
        put(f"thêm-{number}", "Tiếng Việt")
    nowhere = "http://127.0.0.1:9/store"
    planned = run(nowhere, "--dry-run").stdout.splitlines()
    assert [line.split()[:2] for line in planned[:3]] == [["send", article_iri(id_)] for id_ in ("a", "b", "thêm-0")]
    assert planned[3:] == [
        "send      … and 2 more; --verbose names them",
        "graphs to send: 5, to replace: 0, to withdraw: 0, unchanged: 0; 5 quads; nothing was sent",
    ]
    everything = run(nowhere, "--dry-run", "--verbose").stdout.splitlines()
    assert (len(everything), everything[4], everything[-1]) == (6, f"send      {article_iri('thêm-2')} (1 quads)", planned[-1])


@pytest.mark.parametrize("protocol", ["graph-store", "update"])
def test_verify_ends_with_1_where_something_differs(run: Run, oxigraph: Server, protocol: str) -> None:
    address = oxigraph.graphs if protocol == "graph-store" else oxigraph.update
    assert run(address, "--protocol", protocol).exit_code == 0
    good = run(address, "--protocol", protocol, "--verify")
    assert (good.exit_code, good.stdout) == (0, "graphs compared: 2 (2 quads); all are there\n")
    oxigraph.run(f"DROP GRAPH <{article_iri('a')}>")
    oxigraph.run(f"INSERT DATA {{ GRAPH <{article_iri('b')}> {{ <urn:x> <urn:y> <urn:z> }} }}")
    bad = run(address, "--protocol", protocol, "--verify", "--query-endpoint", oxigraph.query)
    assert bad.exit_code == 1
    assert bad.stdout == (
        f"missing there: {article_iri('a')}\n"
        f"different: {article_iri('b')} (1 quads here, 2 there)\n  + <urn:x> <urn:y> <urn:z> .\n"
        "graphs compared: 2 (2 quads); missing: 1, extra: 0, different: 1\n"
    )
    assert "push again" in bad.stderr


@pytest.mark.parametrize("scheme", ["basic", "bearer"])
def test_a_login_comes_from_the_environment_and_is_shown_nowhere(
    run: Run, oxigraph: Server, scheme: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with guarded(oxigraph, scheme) as (server, _):  # type: ignore[arg-type]
        bare = run(server.graphs)
        assert bare.exit_code == 2
        assert "set BANGIAO_USER and BANGIAO_PASSWORD (or BANGIAO_TOKEN)" in bare.stderr
        assert bare.output.count("HTTP status 401") == 1
        if scheme == "basic":
            monkeypatch.setenv("BANGIAO_USER", server.user)
            monkeypatch.setenv("BANGIAO_PASSWORD", "sai-bét")
            wrong = run(server.graphs)
            assert (wrong.exit_code, "the login was refused" in wrong.stderr) == (2, True)
            assert "sai-bét" not in wrong.output
            assert wrong.output.count("HTTP status 401") == 1
        monkeypatch.setenv("BANGIAO_PASSWORD" if scheme == "basic" else "BANGIAO_TOKEN", server.secret)
        right = run(server.graphs, "--login", scheme)
        assert right.exit_code == 0
        assert run(server.graphs, "--verify").exit_code == 0
        assert server.secret not in right.output
        assert server.secret.encode() not in (tmp_path / ".bangiao" / "push.sqlite").read_bytes()


def test_an_address_with_a_password_is_refused(run: Run) -> None:
    result = run("http://lan:bí-mật@example.org/store")
    assert result.exit_code == 2
    assert "example.org/store: the address holds a user or password" in result.stderr
    assert "bí-mật" not in result.output


def test_a_graph_that_is_refused_is_status_1(run: Run, oxigraph: Server) -> None:
    from stores.proxy import before

    with before(oxigraph) as (server, proxy):
        proxy.script.append(refused(413))
        result = run(server.graphs)
    assert result.exit_code == 1
    assert f"refused: {server.graphs}: HTTP status 413" in result.stderr
    assert "refused: 1; " in result.stdout


def test_a_page_that_answers_in_the_place_of_the_store_is_status_1(run: Run, oxigraph: Server) -> None:
    from stores.proxy import PAGE, before

    with before(oxigraph) as (server, proxy):
        proxy.check = lambda _: PAGE
        result = run(server.graphs)
        assert result.exit_code == 1
        assert f"refused: {server.graphs}: it cannot show graph {article_iri('a')}, which it said it had taken: " in result.stderr
        assert result.stdout.startswith("graphs sent: 0, ")
        proxy.check = lambda _: None
        assert run(server.graphs).stdout.startswith("graphs sent: 2, ")


def test_where_nothing_can_be_read_back_that_is_said(run: Run, oxigraph: Server) -> None:
    result = run(oxigraph.update, "--protocol", "update", "--query-endpoint", oxigraph.query.replace("/query", "/nowhere"))
    assert (result.exit_code, result.stdout.startswith("graphs sent: 2, ")) == (0, True)
    assert "what was sent cannot be read back, so that its arrival is not proven: " in result.stderr
    assert "--query-endpoint" in result.stderr


def test_a_dead_endpoint_is_one_line_and_status_2(run: Run) -> None:
    result = run("http://127.0.0.1:9/store", "--timeout", "1", "--retries", "0")
    assert result.exit_code == 2
    assert "bangiao: http://127.0.0.1:9/store: Connection refused, at graph " in result.stderr


@pytest.mark.parametrize("seconds", ["nan", "inf", "1e300", "0", "-1"])
def test_a_time_that_no_clock_counts_is_a_wrong_use(run: Run, seconds: str) -> None:
    wrong = run("http://localhost:9/store", "--timeout", seconds)
    assert (wrong.exit_code, "Invalid value for '--timeout'" in wrong.stderr) == (2, True)
