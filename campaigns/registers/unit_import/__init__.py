"""Units from a spreadsheet: read, compare with the register, show, save.

`reader` finds the table in the sheets, `compare` makes a `plan` of what each row would do, `write`
does it, `views` and `forms` are the two screens of the admin. Nothing is stored between the
screens: the rows travel through the user's browser, signed.
"""
