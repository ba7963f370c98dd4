"""From facts to RDF: describing, storing, identifying, checking and delivering the graph."""
