"""Campaigns, rolls and awards by the thousand, for `make_content`, benchmarks, tests of size."""
