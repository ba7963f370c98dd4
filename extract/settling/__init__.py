"""Settling: one record for each event, with who, when, where and whether it took place."""
