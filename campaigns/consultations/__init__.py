"""Consultations on nominees: working days, states, the form. A nominee is never an award."""
