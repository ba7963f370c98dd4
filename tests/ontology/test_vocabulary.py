"""The constants name what the ontology declares, and importing them costs nothing."""
from __future__ import annotations

import subprocess
import sys

import pyoxigraph as ox
import pytest

from bangiao.ontology import vocabulary as v


def test_importing_it_loads_no_rdf_library() -> None:
    code = "import sys, bangiao.ontology.vocabulary; print({'rdflib', 'pyoxigraph', 'owlready2'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_a_term_is_made_once() -> None:
    assert v.term(v.bg("Meeting")) == ox.NamedNode("https://w3id.org/bangiao/ontology#Meeting")
    assert v.term(v.TYPE) is v.term(v.TYPE)


@pytest.mark.parametrize("iri", [v.bg("party"), v.bgk("party"), v.ID + "a/b#party", "party"])
def test_the_local_name_of_an_iri(iri: str) -> None:
    assert v.local(iri) == "party"


def test_the_graphs_that_no_article_names_follow_the_base() -> None:
    graphs = {v.identity_graph(), v.background_graph(), v.inferred_graph()}
    assert graphs == {f"https://w3id.org/bangiao/id/graph/{name}" for name in ("identity", "background", "inferred")}
    assert v.identity_graph("http://a.example/") == "http://a.example/graph/identity"
