"""From an officer's file to the database: what all imports have in common, whatever they bring.

`files` keeps the sent file for less than an hour, `models` are the tables in which rows wait,
`reading` fills them from the file, `workbench` is what an officer does to them, `issues` what is
the matter with them, `views` are the screens. A `targets.Target` says where the rows go; which
columns a row has, and what is right or wrong about it, is said by the slice that it belongs to:
`registers/unit_import`, `honors/imports`, `consultations/import_target`.
"""
