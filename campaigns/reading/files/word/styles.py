"""What Word's styles say of text: its font, and whether it is struck through or hidden."""

from dataclasses import dataclass, field
from typing import Any

from defusedxml import ElementTree

from .xml import attribute, find, number, switch, tag, value


@dataclass(frozen=True)
class Look:
    """How text is drawn; "" and None leave it as it was."""

    font: str = ""
    struck: bool | None = None
    hidden: bool | None = None

    def over(self, other: "Look") -> "Look":
        """This look where it says something, else the other one."""
        return Look(
            self.font or other.font,
            other.struck if self.struck is None else self.struck,
            other.hidden if self.hidden is None else self.hidden,
        )


@dataclass
class Styles:
    """Looks and numbering (list, level) by the id of a style; the document's own under ""."""

    looks: dict[str, Look] = field(default_factory=dict)
    lists: dict[str, tuple[str, int]] = field(default_factory=dict)

    def look(self, style: str) -> Look:
        return self.looks.get(style, Look())


def look_of(properties: Any) -> Look:
    """The look that run properties give themselves."""
    if properties is None:
        return Look()
    font = find(properties, "rFonts")
    name = "" if font is None else attribute(font, "ascii") or attribute(font, "hAnsi")
    struck = switch(properties, "strike")
    if not struck:
        double = switch(properties, "dstrike")
        struck = struck if double is None else double
    return Look(name, struck, switch(properties, "vanish"))


def read_styles(content: bytes) -> Styles:
    styles = Styles()
    bases: dict[str, str] = {}
    usual = ""
    for style in ElementTree.fromstring(content):
        if tag(style) == "docDefaults":
            styles.looks[""] = look_of(find(style, "rPrDefault", "rPr"))
        elif tag(style) == "style":
            name = attribute(style, "styleId")
            styles.looks[name] = look_of(find(style, "rPr"))
            bases[name] = value(find(style, "basedOn"))
            if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1":
                usual = name
            if (listed := list_of(find(style, "pPr"))) is not None:
                styles.lists[name] = listed
    for name in bases:
        step, seen = name, set()
        while (step := bases.get(step, "")) and step not in seen:
            seen.add(step)
            styles.looks[name] = styles.looks[name].over(styles.look(step))
            if name not in styles.lists and step in styles.lists:
                styles.lists[name] = styles.lists[step]
    styles.looks[""] = styles.look(usual).over(styles.look(""))
    return styles


def list_of(properties: Any) -> tuple[str, int] | None:
    """The list and the level that paragraph properties name; list "0" takes the number away."""
    numbering = find(properties, "numPr") if properties is not None else None
    if numbering is None:
        return None
    listed = find(numbering, "numId")
    return None if listed is None else (value(listed), number(find(numbering, "ilvl"), 0))
