"""A register's texts in the further languages of the site, without a column for each of them."""
