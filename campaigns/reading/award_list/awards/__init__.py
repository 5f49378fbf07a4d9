"""Awards in the words of a list: where their names stand (`spans`), the class of an order and
prizes (`classes`), and which article of a decision gives which list its award (`articles`)."""
