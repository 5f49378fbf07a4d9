"""Citing an official document in one step: chosen in the dialog, or written there in three fields.

`numbers.py` reads what stands in texts ("257/QĐ-UBND ngày 28/01/2021 của UBND tỉnh") and compares
documents; `forms.py` and `choosers.py` are the dialog, `widgets.py` the field for the issuing body.
"""
