"""The command that makes another store hold the graph, and proves that it does."""
from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from bangiao.cli.remote import remote_options
from bangiao.cli.store import clear_errors, progress, store_option

if TYPE_CHECKING:
    from bangiao.graph.remote.endpoint import Endpoint, Login
    from bangiao.graph.remote.ledger import Ledger
    from bangiao.graph.remote.protocol import Protocol, RemoteStore
    from bangiao.graph.remote.push import Plan, Pushed
    from bangiao.graph.remote.verify import Difference, Verdict
    from bangiao.graph.store import Store

_FEW = 3  # graphs of a plan that are named unasked: a first push has thousands


@click.command()
@click.argument("address", metavar="ENDPOINT")
@store_option
@click.option(
    "--protocol", type=click.Choice(("graph-store", "update")), default="graph-store", show_default=True,
    help="The Graph Store Protocol (a graph a request), or SPARQL Update (small statements).",
)
@click.option("--dry-run", is_flag=True, help="Say what would be sent, replaced and withdrawn; send nothing.")
@click.option("--verbose", is_flag=True, help="Of a --dry-run: name every graph, not the first few.")
@click.option("--all", "everything", is_flag=True, help="Send every graph, whatever is known to be there.")
@click.option("--verify", "compare", is_flag=True, help="Send nothing: compare what is there with what is here, graph by graph.")
@click.option("--query-endpoint", metavar="URL", help="Where the store answers queries, which --verify may need.")
@remote_options
def push(
    address: str, directory: str, protocol: Protocol, dry_run: bool, verbose: bool, everything: bool, compare: bool,
    query_endpoint: str | None, login: Login, timeout: float, retries: int,
) -> None:
    """Make the store at ENDPOINT hold the graph; --verify proves it.

    There will be a named graph an article, and the derived ones. Only what changed since the last push there is sent, and
    what was removed here is withdrawn; a ledger in the store remembers what has arrived, so that a push that was cut off
    goes on where it was. Graphs that were not pushed from here are never touched. Graphs that --verify finds otherwise
    are sent by the next push.

    \b
                 ENDPOINT             --protocol update    --query-endpoint
    Oxigraph     http://HOST/store    http://HOST/update   http://HOST/query
    Virtuoso     http://HOST/sparql-graph-crud-auth
                                      http://HOST/sparql-auth

    Secrets are never options: they come from the environment (BANGIAO_USER and BANGIAO_PASSWORD, or BANGIAO_TOKEN), else
    from the netrc file (NETRC, or ~/.netrc).

    Exit status: 0 all is there, 1 a graph was refused, ENDPOINT does not have what it said it had taken, or --verify found
    a difference, 2 the store or ENDPOINT cannot be used.
    """
    from bangiao.graph.remote.endpoint import endpoint
    from bangiao.graph.remote.ledger import Ledger
    from bangiao.graph.remote.protocol import PROTOCOLS
    from bangiao.graph.remote.push import plan
    from bangiao.graph.store import Store

    with clear_errors():
        place = endpoint(address, login=login, timeout=timeout, retries=retries)
        query = place.at(query_endpoint) if query_endpoint else None
        with Store(directory, mode="read") as store, Ledger(store.path) as ledger, PROTOCOLS[protocol](place, query) as remote:
            if compare:
                sys.exit(0 if _verify(store, remote, ledger) else 1)
            todo = plan(store, ledger, remote.endpoint.key, everything=everything)
            _tell_what_is_unknown(todo, remote.endpoint)
            if dry_run:
                _show_plan(todo, None if verbose else _FEW)
            elif not _push(store, remote, ledger, todo):
                sys.exit(1)


def _push(store: Store, remote: RemoteStore, ledger: Ledger, todo: Plan) -> bool:
    from bangiao.graph.errors import RefusedError
    from bangiao.graph.remote.push import Pushed
    from bangiao.graph.remote.push import push as run

    pushed, end = Pushed(), ""
    try:
        with progress("quads", todo.triples) as move:
            run(store, remote, ledger, todo, pushed, lambda graph, triples: move(advance=triples))
    except RefusedError as error:  # it is told as the error that ends the command
        end = str(error)
        raise
    finally:
        _show_pushed(pushed, end)
    return not pushed.refused


def _tell_what_is_unknown(todo: Plan, endpoint: Endpoint) -> None:
    if todo.renewed:
        click.echo("the ledger of pushes was broken and begins anew; graphs pushed before and removed since stay there", err=True)
    if not todo.known:
        click.echo(f"{endpoint.name}: the ledger knows of no push there: every graph is sent", err=True)


def _show_plan(todo: Plan, most: int | None) -> None:
    """What would be done, in numbers; before these the first graphs of each kind by name (None: all)."""
    for word, graphs in (("send", todo.new), ("replace", todo.changed), ("withdraw", todo.withdrawn)):
        for graph in graphs[:most]:
            quads = f" ({todo.versions[graph].triples} quads)" if graph in todo.versions else ""
            click.echo(f"{word:<9} {graph}{quads}")
        if more := len(graphs) - len(graphs[:most]):
            click.echo(f"{word:<9} … and {more} more; --verbose names them")
    click.echo(
        f"graphs to send: {len(todo.new)}, to replace: {len(todo.changed)}, to withdraw: {len(todo.withdrawn)}, "
        f"unchanged: {todo.unchanged}; {todo.triples} quads; nothing was sent"
    )


def _show_pushed(pushed: Pushed, end: str = "") -> None:
    """What was done, in numbers; before these what was refused, but for the error that ended the push."""
    for refusal in pushed.refused:
        if refusal != end:
            click.echo(f"refused: {refusal}", err=True)
    if pushed.blind:
        click.echo(f"what was sent cannot be read back, so that its arrival is not proven: {pushed.blind}", err=True)
    speed = f" ({pushed.triples / pushed.seconds:.0f} a second)" if pushed.triples and pushed.seconds else ""
    click.echo(
        f"graphs sent: {pushed.sent}, unchanged: {pushed.unchanged}, withdrawn: {pushed.withdrawn}, "
        f"refused: {len(pushed.refused)}; {pushed.triples} quads in {pushed.seconds:.1f} s{speed}"
    )


def _verify(store: Store, remote: RemoteStore, ledger: Ledger) -> bool:
    from bangiao.graph.remote.verify import verify

    with progress("graphs") as move:
        verdict = verify(store, remote, ledger, lambda graph: move(advance=1))
    _show_verdict(verdict)
    return verdict.same


def _show_verdict(verdict: Verdict) -> None:
    for sort, found in sorted(verdict.rewritten.items()):
        click.echo(f"written otherwise there, {sort}: {found.number}, for example")
        click.echo(f"  - {found.ours}  + {found.theirs}", nl=False)
    for word, graphs in (("missing there", verdict.missing), ("not here any more, but there", verdict.extra)):
        for graph in graphs:
            click.echo(f"{word}: {graph}")
    for difference in verdict.differing:
        _show_difference(difference)
    wrong = f"missing: {len(verdict.missing)}, extra: {len(verdict.extra)}, different: {len(verdict.differing)}"
    click.echo(f"graphs compared: {verdict.graphs} ({verdict.triples} quads); {'all are there' if verdict.same else wrong}")
    if not verdict.same:
        click.echo("push again: what is missing, extra or different, and was pushed from here, is set right", err=True)


def _show_difference(difference: Difference) -> None:
    click.echo(f"different: {difference.graph} ({difference.ours} quads here, {difference.theirs} there)")
    for sign, found in (("-", difference.lacking), ("+", difference.surplus)):
        click.echo("".join(f"  {sign} {line}" for line in found), nl=False)
