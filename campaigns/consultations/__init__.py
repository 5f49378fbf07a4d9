"""Consultations on nominees before high awards are given. A nominee is never an award."""
