"""Alignment: which entries of Wikidata, or of any SPARQL store with labels, are our countries, bodies, persons and places."""
