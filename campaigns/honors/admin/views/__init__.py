"""The screens about one roll's award list."""
