"""Claiming: sentences held against the rule pages."""
