"""Where links within a page lead: ids of its parts, in words of the site's own language.

As other words of addresses (`news.address_words`) they are the same on pages of all languages.
Until these words there were, every site had the Vietnamese ones. What follows `#` never reaches a
server, so no redirect can serve such a link: the page keeps an empty mark with the former id.
"""

from django.utils.translation import pgettext_lazy

from news.address_words import AddressWords

#: Parts of a campaign, of a roll and of an award's page.
ANCHORS = AddressWords(
    results=pgettext_lazy("address", "results"),
    rolls=pgettext_lazy("address", "rolls"),
    aims=pgettext_lazy("address", "aims"),
    drives=pgettext_lazy("address", "drives"),
    tasks=pgettext_lazy("address", "tasks"),
    criteria=pgettext_lazy("address", "criteria"),
    awards=pgettext_lazy("address", "awards"),
    participants=pgettext_lazy("address", "participants"),
    milestones=pgettext_lazy("address", "milestones"),
    organisation=pgettext_lazy("address", "organisation"),
    legal_basis=pgettext_lazy("address", "legal-basis"),
    news=pgettext_lazy("address", "news"),
    downloads=pgettext_lazy("address", "downloads"),
    contacts=pgettext_lazy("address", "contacts"),
    award_list=pgettext_lazy("address", "award-list"),
    corrections=pgettext_lazy("address", "corrections"),
    story=pgettext_lazy("address", "story"),
)
FORMER = {
    "results": "ket-qua",
    "rolls": "bang-vang",
    "aims": "muc-tieu",
    "drives": "cac-dot",
    "tasks": "nhiem-vu",
    "criteria": "tieu-chi",
    "awards": "khen-thuong",
    "participants": "tham-gia",
    "milestones": "cac-moc",
    "organisation": "to-chuc",
    "legal_basis": "can-cu",
    "news": "tin-tuc",
    "downloads": "tai-ve",
    "contacts": "lien-he",
    "award_list": "danh-sach",
    "corrections": "dinh-chinh",
    "story": "cau-chuyen",
}


def anchor(name: str) -> str:
    """The id of the part `name`, a key of `ANCHORS`."""
    return ANCHORS[name].replace("_", "-")


def former_anchor(name: str) -> str:
    """The id that the part had before; "" where it still has it."""
    return FORMER[name] if FORMER[name] != anchor(name) else ""
