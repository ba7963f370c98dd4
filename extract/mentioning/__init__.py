"""Mentioning: persons, bodies, states, places, times, documents and labels that a sentence names."""
