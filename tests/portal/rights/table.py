"""Who may ask which address of the admin about what. A new address needs a row here.

Roles are written as letters (`roles.LETTERS`): "EP" is editor and approver. A row says, of all
addresses whose names match one of its patterns, what kind of object their parameters take, and who
is answered: the same for all objects of the kind, or by object. Others are sent to the sign-in or
to the first screen, or get 403, 404 or 405; nothing is written for them. Where only forms are
answered (405 for reading) the row is about forms.

The first row that matches counts.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

#: In the title of whatever has one: what the ten search for.
SOUGHT = "bimat"

ANYBODY = "arvEeOPmKA"
LET_IN = "vEeOPmKA"
#: Have a right over some page.
WRITERS = "EeOPmA"
CHOOSERS = "EeOPmKA"
#: Keep registers that officers have to do with, or those of news alone.
KEEPERS, NEWS_KEEPERS, DELETING = "EOPKA", "EPKA", "PKA"
#: Whose files are those of the whole library.
LIBRARY = "EOPA"
OFFICERS, ALL_PAGES, PUBLISHERS = "OPA", "EPA", "PmA"
ADMINISTRATORS, NOBODY = "A", ""

#: By object: who may write the page.
EDIT = {
    **dict.fromkeys(("shown", "draft", "private", "campaign"), "EPA"),
    **dict.fromkeys(("consultation", "roll", "drafted roll"), "EOPA"),
    "english": "EePmA",
    "english roll": "EeOPmA",
    "binned": "",
}
#: Who may publish it, lock it, say who reads it.
PUBLISH = {
    **dict.fromkeys(EDIT, "PA"),
    "english": "PmA",
    "english roll": "PmA",
    "binned": "",
}
#: Who may delete or move it: what was never public, also those who write it; but for rolls with a
#: list, and what is in review.
MOVE = {
    **PUBLISH,
    "english": "EePmA",
    "campaign": "EPA",
    "consultation": "EOPA",
    "drafted roll": "EOPA",
}
DELETE = {**MOVE, "drafted roll": "OPA"}
#: What is live.
UNPUBLISH = {name: PUBLISH[name] for name in ("shown", "private", "roll", "english roll")}
#: An administrator finds the way to the bin from the page's former addresses.
OR_BINNED = {"binned": "A"}
NAMED = {**EDIT, **dict.fromkeys(("shown", "roll", "english roll"), LET_IN)}
IN_REVIEW = {name: "PA" if name == "draft" else who for name, who in EDIT.items()}
LISTS = dict.fromkeys(("roll", "english roll", "drafted roll"), OFFICERS)

LEARNED = "wagtailsnippets_campaigns_learnedvalue"
IMPORTING = LISTS | {"consultation": OFFICERS}

CLOSED = "restricted collections are not in the API at all"

Who = str | dict[str, str]


@dataclass(frozen=True)
class Row:
    patterns: str
    #: A kind of object of `objects.World`; "" for addresses about none.
    takes: str
    may: Who
    #: Why nobody is answered.
    because: str = ""
    #: What is sent in the place of words to look for; "{page}" is that value of the object.
    sends: dict[str, str] | None = None
    #: Whether it has nothing to show, and leads whoever may on to another address.
    leads: bool = False

    def matches(self, name: str) -> bool:
        return any(fnmatchcase(name, pattern) for pattern in self.patterns.split())

    def roles(self, thing: str) -> str:
        return self.may if isinstance(self.may, str) else self.may.get(thing, NOBODY)

    def sent_about(self, thing: dict[str, Any]) -> dict[str, Any]:
        if self.sends is None:
            return {"q": SOUGHT, "term": SOUGHT, "id": thing.get("page", thing.get("pk", ""))}
        return {name: text.format_map(thing) for name, text in self.sends.items()}


def register(space: str, kind: str, keepers: str, *, creates: bool) -> list[Row]:
    """Rows of a register's screens and of its chooser."""
    own, chooser = f"wagtailsnippets_{space}_{kind}", f"wagtailsnippetchoosers_{space}_{kind}"
    return [
        Row(f"{own}:delete", kind, DELETING),
        Row(f"wagtail_bulk_action?{kind}.delete", kind, CHOOSERS if keepers == "" else keepers),
        Row(f"{own}:*", kind, keepers),
        Row(
            f"{chooser}:create",
            kind,
            keepers if creates else NOBODY,
            because="" if creates else "chosen from what there is",
        ),
        Row(f"{chooser}:*", kind, CHOOSERS),
    ]


ROWS = [
    # Signing in, one's own account, and what every screen needs.
    Row("signin_reset", "user", ADMINISTRATORS),
    Row("mfa_edit_webauthn mfa_remove_webauthn", "security key", NOBODY, because="another's"),
    Row("signin_sessions signin_end_sessions mfa_index", "", LET_IN),
    Row("mfa_list_webauthn", "", LET_IN, leads=True),
    # The ten have just signed in: none is sent to do so again.
    Row("mfa_activate_totp mfa_add_webauthn mfa_generate_recovery_codes", "", LET_IN),
    # The only one of the ten who has a password.
    Row("account_reauthenticate", "", ADMINISTRATORS),
    Row("mfa_*", "", NOBODY, because="none of the ten has a second factor"),
    Row(
        "/admin/password_reset/* wagtailadmin_password_reset* wagtailadmin_sprite"
        " wagtailadmin_javascript_catalog",
        "",
        ANYBODY,
    ),
    Row("wagtailadmin_home wagtailadmin_account wagtailadmin_dismissibles", "", LET_IN),
    Row("/admin/test404/", "", LET_IN),
    Row("/admin/.[*]/ wagtailadmin_block_preview", "", NOBODY, because="nothing is there"),
    Row("wagtailsnippets:index news_restore", "", NOBODY, because="leads to the first screen"),
    Row("news_paste", "", LET_IN, sends={"html": "<p>Mot</p>"}),
    Row("news_session news_signed_in news_guide", "", LET_IN),
    Row("news_guide_file", "guide", LET_IN),
    Row("wagtailembeds:* wagtailadmin_choose_page_*_link", "", LET_IN),
    Row("wagtailadmin_tag_autocomplete", "", CHOOSERS),
    Row("wagtailadmin_tag_model_autocomplete news_tag_suggestions", "tag", CHOOSERS),
    Row("wagtailadmin_editing_sessions:ping", "page", EDIT | OR_BINNED),
    Row("wagtailadmin_editing_sessions:release", "", LET_IN),
    # Pages: choosers, the API, the tree, listings.
    Row("wagtailadmin_choose_page wagtailadmin_choose_page_search", "", LET_IN),
    Row("wagtailadmin_choose_page_child wagtailadmin_choose_page_chosen_multiple", "page", NAMED),
    # The last that were made, and all that is known of them.
    Row("wagtailadmin_api:pages:listing", "", LET_IN, sends={"order": "-id", "fields": "*"}),
    Row("wagtailadmin_api:pages:detail", "page", EDIT, sends={"fields": "*"}),
    Row("wagtailadmin_api:pages:find", "page", EDIT, sends={"id": "{page}"}, leads=True),
    Row("wagtailadmin_api:pages:action?delete", "page", DELETE),
    Row("wagtailadmin_api:pages:action?unpublish", "page", UNPUBLISH),
    Row("wagtailadmin_api:pages:action?convert_alias", "alias", "EPA"),
    Row(
        "wagtailadmin_api:pages:action?move",
        "page",
        EDIT,
        sends={"destination_page_id": "{destination_id}", "position": "last-child"},
    ),
    Row(
        "wagtailadmin_api:pages:action?copy_for_translation",
        "page",
        EDIT,
        sends={"locale": "en", "copy_parents": "true"},
    ),
    Row(
        "wagtailadmin_api:pages:action?copy wagtailadmin_api:pages:action?create_alias",
        "page",
        EDIT,
        sends={"slug": "ban-sao-khac", "update_slug": "ban-sao-khac"},
    ),
    Row(
        "wagtailadmin_api:pages:action?revert_to_page_revision",
        "page",
        EDIT,
        sends={"revision_id": "{revision_id}"},
    ),
    Row("wagtailadmin_api:pages:action?*", "page", EDIT),
    Row("wagtailadmin_explore_root wagtailadmin_pages:search*", "", WRITERS),
    Row("wagtailadmin_explore wagtailadmin_explore_results", "page", EDIT),
    Row("wagtailadmin_pages:choose_parent", "parent", LET_IN),
    Row("*:choose_parent", "", LET_IN),
    Row("articles:* campaigns:* honor_rolls:* consultations:*", "", WRITERS),
    Row("wagtailadmin_pages:type_use*", "", WRITERS),
    # One page.
    Row(
        "wagtailadmin_pages:add wagtailadmin_pages:preview_on_add wagtailadmin_pages:add_subpage",
        "parent",
        {"news": "EPA", "english news": "EePmA", "rolls": "EOPA", "campaigns": "EPA"},
    ),
    Row("wagtailadmin_pages:edit wagtailadmin_pages:copy", "page", EDIT | OR_BINNED),
    Row("wagtailadmin_pages:revisions_revert", "page", EDIT | OR_BINNED),
    Row("wagtailadmin_pages:revisions_index", "page", LET_IN, leads=True),
    Row("wagtailadmin_pages:view_draft wagtailadmin_pages:revisions_view", "page", EDIT),
    Row(
        "wagtailadmin_pages:usage wagtailadmin_pages:preview_on_edit"
        " wagtailadmin_pages:revisions_compare wagtailadmin_pages:workflow_history"
        " wagtailadmin_pages:history*",
        "page",
        EDIT | OR_BINNED,
    ),
    Row("wagtailadmin_pages:workflow_history_detail", "page", {"draft": "EPA"}),
    Row("news_cancel_review", "page", IN_REVIEW | OR_BINNED),
    Row("wagtailadmin_pages:workflow_action?*", "page", IN_REVIEW),
    Row("wagtailadmin_pages:collect_workflow_action_data?*", "page", IN_REVIEW),
    Row("wagtailadmin_pages:workflow_preview", "page", {"draft": "PA"}),
    Row("wagtailadmin_pages:confirm_workflow_cancellation", "page", EDIT),
    Row("wagtailadmin_pages:delete", "page", DELETE | OR_BINNED),
    Row("wagtailadmin_pages:move wagtailadmin_pages:move_confirm", "page", MOVE | OR_BINNED),
    Row("wagtailadmin_pages:unpublish", "page", UNPUBLISH),
    Row("wagtailadmin_pages:convert_alias", "alias", "EPA"),
    Row("wagtailadmin_pages:unlock", "page", PUBLISH | OR_BINNED | {"draft": "A"}),
    Row(
        "wagtailadmin_pages:lock wagtailadmin_pages:set_page_position"
        " wagtailadmin_pages:set_privacy wagtailadmin_pages:revisions_unschedule",
        "page",
        PUBLISH | OR_BINNED,
    ),
    Row(
        "simple_translation:submit_page_translation /admin/translation/submit/page/*",
        "page",
        EDIT | {"english": "EPA", "english roll": "EOPA"} | OR_BINNED,
    ),
    Row(
        "wagtail_bulk_action?page.publish wagtail_bulk_action?page.move", "page", NAMED | OR_BINNED
    ),
    Row("wagtail_bulk_action?page.*", "page", NAMED),
    # Reports.
    Row("wagtailadmin_reports:locked_pages*", "", "PA"),
    Row("wagtailadmin_reports:page_types_usage*", "", ALL_PAGES),
    Row("wagtailadmin_reports:site_history*", "", LET_IN),
    Row("wagtailadmin_reports:*", "", WRITERS),
    Row("news_damaged_images", "", WRITERS),
    Row("self_watch_broken_links", "", LET_IN),
    Row("self_watch_findings", "", ADMINISTRATORS),
    Row("self_watch_accept", "finding", ADMINISTRATORS),
    Row("editions_report", "", NOBODY, because="kept pages are off in the tests"),
    # The bin.
    Row("news_bin:list", "", WRITERS),
    Row("news_bin:delete", "bin", ADMINISTRATORS),
    Row("news_bin:*", "bin", "PA"),
    # Lists of awards; a list of its own for those who may work on it.
    Row("award_list:proposals", "", "OPmA"),
    Row("award_list:decide", "proposal", "PA"),
    Row(
        "award_list:difference",
        "list",
        dict.fromkeys(LISTS, "EOPA"),
    ),
    Row("award_list:*", "list", LISTS),
    Row(
        "award_import:start award_import:template", "list page", LISTS | {"consultation": OFFICERS}
    ),
    Row("award_import:*", "award import", "O"),
    Row("award_chooser:create", "award", NOBODY, because="awards are made in lists alone"),
    Row("award_chooser:choose award_chooser:choose_results", "", WRITERS),
    Row("award_chooser:*", "award", {"shown": WRITERS}),
    # Registers.
    Row("wagtailsnippets_campaigns_unit:split", "merged unit", KEEPERS),
    Row("wagtailsnippets_campaigns_awardtype:split", "merged awardtype", KEEPERS),
    *register("campaigns", "unit", KEEPERS, creates=True),
    *register("campaigns", "cluster", KEEPERS, creates=False),
    *register("campaigns", "awardtype", KEEPERS, creates=False),
    *register("news", "author", NEWS_KEEPERS, creates=True),
    *register("news", "category", NEWS_KEEPERS, creates=False),
    *register("news", "officialdocument", KEEPERS, creates=True),
    *(
        Row(f"{LEARNED}:{act}", "learnedvalue", NOBODY, because="learned from lists, only deleted")
        for act in ("add", "edit", "usage")
    ),
    Row(f"{LEARNED}:*", "learnedvalue", KEEPERS),
    Row("wagtail_bulk_action?learnedvalue.*", "learnedvalue", KEEPERS),
    Row("/admin/snippets/campaigns/unit/import/", "", LET_IN, leads=True),
    Row("unit_import:start unit_import:template", "", KEEPERS),
    Row("unit_import:*", "unit import", "K"),
    Row(
        "simple_translation:submit_snippet_translation",
        "unit",
        NOBODY,
        because="registers hold their texts by language",
    ),
    # Files.
    Row("wagtailadmin_api:*:listing", "", WRITERS, sends={"order": "-id", "fields": "*"}),
    Row("wagtaildocs:index*", "", WRITERS),
    Row("wagtaildocs:add* wagtaildocs_chooser:create", "", WRITERS),
    Row("wagtaildocs_chooser:choose wagtaildocs_chooser:choose_results", "", LET_IN),
    Row("wagtailadmin_api:documents:*", "document", NOBODY, because=CLOSED),
    Row("*_from_uploaded_document wagtaildocs:delete_upload_multiple", "document", "E"),
    Row("wagtail_bulk_action?document.*", "document", LIBRARY),
    # What is asked for is left out.
    Row("wagtaildocs_chooser:chosen_multiple", "document", LET_IN),
    Row("wagtaildocs*", "document", LIBRARY),
    Row("wagtailimages:index*", "", WRITERS),
    Row("wagtailimages:add* wagtailimages_chooser:create", "", WRITERS),
    Row("wagtailimages_chooser:choose wagtailimages_chooser:choose_results", "", LET_IN),
    Row("wagtailadmin_api:images:*", "image", NOBODY, because=CLOSED),
    Row("*_from_uploaded_image wagtailimages:delete_upload_multiple", "image", "E"),
    Row("wagtail_bulk_action?siteimage.*", "image", LIBRARY),
    Row("wagtailimages:url_generator*", "image", NOBODY, because="pictures of any size are no use"),
    Row("wagtailimages_chooser:chosen_multiple", "image", LET_IN),
    Row("wagtailimages*", "image", LIBRARY),
    Row("wagtailadmin_collections:*", "collection", ADMINISTRATORS),
    # What administrators alone set up.
    Row("wagtailadmin_workflows:task_chooser* wagtailadmin_workflows:task_chosen", "task", "A"),
    Row("wagtailadmin_workflows:*task*", "task", ADMINISTRATORS),
    Row("wagtailadmin_workflows:remove", "page", ADMINISTRATORS),
    Row("wagtailadmin_workflows:*", "workflow", ADMINISTRATORS),
    Row(
        "wagtailredirects:process_import",
        "sent redirects",
        ADMINISTRATORS,
        sends={"import_file_name": "{import_file_name}", "input_format": "{input_format}"},
    ),
    Row("wagtailredirects:*", "redirect", ADMINISTRATORS),
    Row("wagtailsites:*", "site", ADMINISTRATORS),
    Row("wagtaillocales:add", "locale", NOBODY, because="both languages are there"),
    Row("wagtaillocales:*", "locale", ADMINISTRATORS),
    Row("wagtailusers_users:* wagtail_bulk_action?user.*", "user", ADMINISTRATORS),
    Row("wagtailusers_groups:*", "group", ADMINISTRATORS),
    Row("wagtailsettings:preview_on_edit?*", "identity", NOBODY, because="nothing to preview"),
    Row("wagtailsettings:*?siteidentity", "identity", "PA"),
    Row("wagtailsettings:*?consultationsettings", "consultation settings", OFFICERS),
]
#: They begin or end a session, or are there to fail.
LEFT_OUT = (
    "account_login",
    "mfa_authenticate",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_error_test",
)

#: Words (between "zq" and "zq") → who may read them. All others are for administrators alone.
SECRETS = {
    **{name: EDIT[name] for name in ("draft", "private", "english", "campaign", "consultation")},
    "nominee": "EOPA",
    "comment": "EPA",
    "roll": "EOPA",
    "row": "EOPA",
    "bin": "EPA",
    "withheld": OFFICERS,
    "reason": OFFICERS,
    "proposal": OFFICERS,
    "password": "PA",
    "link": EDIT["private"],
    "englishlink": EDIT["english"],
    "finding": ADMINISTRATORS,
    "key": ADMINISTRATORS,
    **dict.fromkeys(("unit", "cluster", "awardtype", "author", "category"), CHOOSERS),
    **dict.fromkeys(("abstract", "tag"), CHOOSERS),
    "learned": KEEPERS,
    **dict.fromkeys(("document", "file", "image", "collection"), LIBRARY),
    "upload": "E",
    "import": "O",
    "line": "K",
    "filename": "OK",
    "person": ADMINISTRATORS,
    "user": ADMINISTRATORS,
    "address": ADMINISTRATORS,
    "mail": ADMINISTRATORS,
    "securitykey": ADMINISTRATORS,
    "redirect": ADMINISTRATORS,
    "sent": ADMINISTRATORS,
    # Named by the form that says who reads a page.
    "group": PUBLISHERS,
}


def row_of(name: str) -> Row | None:
    return next((row for row in ROWS if row.matches(name)), None)
