"""Reading: from bytes to an article with its sentences, and back to the source's characters."""
