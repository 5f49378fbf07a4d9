"""Files that people bring: what may come in, and who may have it.

`images.py` makes of any picture one that the site can show; `documents.py` says which documents
are accepted. `forms.py` asks both where a form takes a file, `fields.py` where a file is stored by
other ways. `fallback.py` is for pictures that were damaged later.
"""
