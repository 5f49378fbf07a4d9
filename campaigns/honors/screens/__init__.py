"""The admin's screens about award lists: rows, marks, differences."""
