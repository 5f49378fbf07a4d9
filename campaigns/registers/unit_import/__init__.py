"""Units from an officer's file: what is their own in the import that `campaigns.imports` carries.

`reader` finds the table in the sheets, `compare` makes a `plan` of what each row would do, `write`
does it. `target` says who may and where it goes, `issues` has the messages.
"""
