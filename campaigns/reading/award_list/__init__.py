"""Award lists from officers' files: read, with every doubt said.

Pure Python but for `messages`, which puts the issues into words. `reader.read_award_list` is the
way in; `results` holds what it gives and what an officer may tell it (`Mapping`).
"""
