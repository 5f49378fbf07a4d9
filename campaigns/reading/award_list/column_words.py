"""What columns of award lists may hold. Their headings are in `table/headings.<language>.toml`."""

# What the reader keeps of a list; any other column is dropped.
FIELDS = (
    "number", "honorific", "name", "last_name", "given_name", "mr", "ms", "collective",
    "individual", "household", "name_position_unit", "rank", "position", "unit", "position_unit",
    "unit_position", "award", "award_class", "award_tick", "achievement", "decision_number",
    "signed_on", "decision", "kind", "result", "note", "held_before", "proposed_award",
)  # fmt: skip
# Of these, what only tells whether somebody is honored at all; never stored.
LOOKED_AT = ("result", "note", "held_before", "proposed_award")

PERSONAL, OTHER = "personal", "other"

DATE_HEADINGS = {"ngay", "ngay thang", "ngay thang nam"}  # of a decision only beside its number

NUMBER_HEADINGS = {"so", "so hieu", "so ky hieu", "so qd"}

TICKS = {"x", "v", "√", "✓", "✔", "+", "1", "*", "có", "\uf0fc", "☑", "☒"}
