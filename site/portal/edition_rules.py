"""What editions have to know of this site: see `portal/editions` and docs/editions.md."""

#: Every parameter that a public page reads from its address.
PARAMETERS = [
    "q",
    "trang",
    "ngay",
    "nam",
    "giai_doan",
    "pham_vi",
    "don_vi",
    "cap",
    "danh_hieu",
    "loai",
    "phong_trao",
    "xep",
    "ban_in",
]

#: Tables that no public page of this site reads.
UNREAD_TABLES = [
    # Rows of a file that wait to be checked and saved.
    "campaigns_awardimport",
    "campaigns_awardimportrow",
    "campaigns_unitimport",
    "campaigns_unitimportrow",
    "campaigns_learnedvalue",
    "home_siterendition",
    # Who signs in, and who fails to.
    "account_emailaddress",
    "account_emailconfirmation",
    "axes_accessattempt",
    "axes_accessattemptexpiration",
    "axes_accessfailurelog",
    "axes_accesslog",
    "mfa_authenticator",
    "usersessions_usersession",
    # Told in the admin.
    "news_schedulefailure",
    "news_scheduledrun",
    # What a page shows of a file is in its own rows and in those of its pictures.
    "news_imageproblem",
    "news_publicfile",
    "news_folderdebt",
    # The admin's search; readers' reads the public index.
    "wagtailsearch_indexentry",
    "wagtailsearch_indexentry_fts",
]
