"""What the columns of a table mean: by their headings, by what their cells hold, and by year.

The words of headings are data: `headings.<language>.toml`, read by `meanings`.
"""
