"""The colors of the covers: the site's lacquer reds and golds, and quieter green, blue and teal."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """Colors by their part in a picture, so that every motif can wear every palette."""

    name: str
    ground: tuple[str, str, str]  # the sky, from its top down
    layers: tuple[str, str, str, str, str]  # land and things, from far to near
    accent: str  # sun, metal
    second: str  # what stands against the accent
    light: str  # paper, walls, foam
    deep: str  # the darkest
    line: str  # hairlines on the ground
    bloom: tuple[str, str]  # petals, from tip to base

    @property
    def gold(self) -> str:
        """The yellower of the two strong colors."""
        return max(self.accent, self.second, key=lambda color: int(color[3:5], 16))


WARM = (
    Palette(
        "lacquer",
        ("#560c10", "#8f191c", "#c4512f"),
        ("#b4402c", "#96221f", "#7a1316", "#590d11", "#37070a"),
        "#dcb34c",
        "#f2d78f",
        "#fbeccb",
        "#2a0507",
        "#f6dfa6",
        ("#fdeccf", "#dd7a55"),
    ),
    Palette(
        "paper",
        ("#fbf5e8", "#f8ead0", "#f0d2a2"),
        ("#e2b287", "#cf7f57", "#b24230", "#8a1b1d", "#560d11"),
        "#b0282a",
        "#d8b24a",
        "#fffaf0",
        "#3d080b",
        "#b98c4a",
        ("#fff3e4", "#d4574a"),
    ),
    Palette(
        "gold",
        ("#f6e4b2", "#e7c570", "#cf9438"),
        ("#bb7a2d", "#9f5425", "#87291f", "#691416", "#420a0d"),
        "#9c1c1f",
        "#f7e3a6",
        "#fff6e0",
        "#33070a",
        "#8a5a18",
        ("#fff4dc", "#c2452f"),
    ),
    Palette(
        "dusk",
        ("#6b1119", "#b5432c", "#ebb860"),
        ("#cb7440", "#a63f2c", "#822022", "#5a1218", "#340910"),
        "#ffdf94",
        "#d8b24a",
        "#fff1d3",
        "#27060c",
        "#ffe6b0",
        ("#fff0d8", "#e48a58"),
    ),
    Palette(
        "rose",
        ("#fbf1e6", "#f3d6c4", "#e4a68e"),
        ("#d28d7a", "#b9605a", "#943a43", "#6d2132", "#411322"),
        "#c9963a",
        "#9c1c1f",
        "#fff8ef",
        "#2e0b18",
        "#a8564f",
        ("#fff3ea", "#d9707a"),
    ),
)

COOL = (
    Palette(
        "jade",
        ("#0e3a2c", "#1f6b4b", "#a9bd77"),
        ("#6a9c6c", "#3f8059", "#246446", "#154a36", "#0a2e23"),
        "#ecc96f",
        "#b5382c",
        "#f8f0d6",
        "#06211a",
        "#e5e2b0",
        ("#fdf1dc", "#e28a6f"),
    ),
    Palette(
        "indigo",
        ("#10233f", "#23528a", "#d9b98a"),
        ("#6f8fae", "#41699a", "#284f82", "#183866", "#0c2142"),
        "#f0cb76",
        "#c0492f",
        "#fbf1dc",
        "#081730",
        "#d9e0e4",
        ("#fff0e2", "#e08d7c"),
    ),
    Palette(
        "teal",
        ("#f3f1e4", "#d5e3da", "#98c0ba"),
        ("#8ab6b1", "#599599", "#33767d", "#1c5560", "#0d3541"),
        "#cf7c3a",
        "#e0b04e",
        "#fdfaf0",
        "#072630",
        "#4d8a8d",
        ("#fff6ec", "#e09a86"),
    ),
    Palette(
        "celadon",
        ("#f8f5e6", "#e6ebd2", "#bcd2b1"),
        ("#a8c6a4", "#78a98b", "#48876a", "#25634c", "#114034"),
        "#b23a2c",
        "#d8b24a",
        "#fdfbf1",
        "#0a2b23",
        "#6f9f7f",
        ("#fff5ea", "#dd7f74"),
    ),
    Palette(
        "plum",
        ("#2c1130", "#6a2c57", "#d89a72"),
        ("#a7606d", "#82405f", "#612b51", "#451c40", "#290f2b"),
        "#f1cd80",
        "#c5503c",
        "#fceedb",
        "#1d0a20",
        "#f1d3b0",
        ("#fff0e4", "#df8593"),
    ),
)
