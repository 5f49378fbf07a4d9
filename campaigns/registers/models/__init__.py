"""The registers' tables."""
