"""From the bytes of an article to its facts, each with the passages that state it.

`words` (normal form, tokens, tables) ← `reading` (bytes to article) ← `mentioning` (who and what a sentence names) ←
`claiming` (sentences against rule pages) ← `settling` (one record an event). `extractor` runs them; `article` and `fact`
are what goes in and what comes out.
"""
