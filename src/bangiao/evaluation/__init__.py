"""How well a graph agrees with what careful readers marked: the measure, and what is told of it.

`agreement` (when two values agree) ← `kinds` (the types of records and their slots) ← `gold` and `found` (records from
either side) ← `pairing` (which found record is which marked one) ← `measure` (counts and scores) ← `run` (kept and
compared), `floors` (scores that may not fall) and `errors` (what differs, with its sentence).
"""
