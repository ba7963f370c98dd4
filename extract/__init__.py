"""From the bytes of an article to its facts, each with the passages that state it."""
