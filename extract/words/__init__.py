"""Words: normal form, tokens, and the tables of names found in a sentence."""
