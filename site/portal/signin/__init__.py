"""Signing in: attempts that are counted, second factors, sessions, passwords: docs/sign-in.md."""
