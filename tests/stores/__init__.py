"""Real stores that the tests start on this machine, and what may stand between them and us."""
