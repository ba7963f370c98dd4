"""Which nodes of different articles are one: decided from the article graphs alone, incrementally, and with reasons."""
