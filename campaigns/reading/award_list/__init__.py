"""Reads award lists from officers' files, with an issue for every doubt.

Pure Python except for `messages`, the translated texts of the issues. Begin with
`reader.read_award_list`; `results` holds what it returns and the officer's own choices (`Mapping`).
"""
