"""Made-up content by the thousand: for `manage.py make_content`, benchmarks and tests of size."""
