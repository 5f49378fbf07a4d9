"""Units from a spreadsheet: read, compare with the register, show, save.

`reader` finds the table in the sheets, `planner` says what each row would do, `saving` does it,
`views` and `forms` are the two screens of the admin. Nothing is kept between the screens: the rows
travel through the officer's browser, signed.
"""
