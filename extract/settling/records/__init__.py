"""How the claims of each class become drafts of facts, and when two drafts tell of one thing; a module a class."""
