"""The bin: where deleted pages wait, with everything they have, to be brought back or to go.

`tree.py` is the bin's place in the page tree; `actions.py` alone moves pages there and back;
`waiting.py` puts to rest what could still act on them (schedules, workflows, locks); `policy.py`
hides them from the admin; `contents.py` says what a deletion takes along; the rest are screens.
"""
