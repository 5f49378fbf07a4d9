"""Lists in English and French: `python -m tests.lists.making.languages`.

The people are invented.
"""

from .books import book, book_bytes, docx_bytes, keep, paragraph, table
from .columns import who

PART = "languages"
MERIT, SERVICE = "Certificate of Merit", "Long Service Medal"
LABOUR, LETTER = "Médaille d’honneur du travail", "Lettre de félicitations"


def english() -> None:
    rows = [
        ["Department of Culture and Heritage"],
        ["List of staff honoured in 2025"],
        ["No.", "Full name", "Job title", "Department", "Award", "Remarks"],
        ["1", "Dr Margaret O'Neill", "Senior archivist", "National Archives", MERIT, ""],
        ["2", "John Smith", "Driver", "Transport Unit", SERVICE, ""],
        ["3", "Aisha Begum-Khan", "Curator", "City Museum", MERIT, "withdrawn"],
        ["4", "Restoration team, City Museum", "", "City Museum", "Team of the Year", ""],
        ["5", "Pierre de la Tour", "Librarian", "Central Library", MERIT, "Not approved"],
        ["6", "Łucja Wójcik-Ødegård", "Clerk", "Court of Appeal", SERVICE, "Approved"],
        ["", "Total: 6", "", "", "", ""],
        ["", "", "", "", "", "The Director"],
        ["", "", "", "", "", "Jane Doe"],
    ]
    data = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows).encode()
    truth = [
        who("Margaret O'Neill", MERIT, "Senior archivist", "National Archives", honorific="Dr"),
        who("John Smith", SERVICE, "Driver", "Transport Unit"),
        who("Restoration team, City Museum", "Team of the Year", None, "City Museum", None,
            "collective"),
        who("Łucja Wójcik-Ødegård", SERVICE, "Clerk", "Court of Appeal"),
    ]  # fmt: skip
    out = [["Aisha Begum-Khan", "withdrawn"], ["Pierre de la Tour", "not_passed"]]
    keep(PART, "english-remarks.csv", data, "English: titles, remarks, a total, a signature", truth,
         languages=["en"], reading={"left_out": out})  # fmt: skip

    rows = [
        ["Surname", "First name", "Title", "Date of birth", "Position", "Unit", "Award",
         "Decision No.", "Date of decision"],
        ["O'Neill", "Margaret", "Ms", "12/04/1970", "Archivist", "National Archives", MERIT,
         "145/2025", "15 January 2026"],
        ["Smith", "John", "Mr", "01/02/1981", "Driver", "Transport Unit", SERVICE, "145/2025",
         "January 15, 2026"],
        ["van der Berg", "Ilse", "Mrs", "01/02/1984", "Nurse", "St Mary's Hospital", MERIT,
         "145/2025", "15/01/2026"],
    ]  # fmt: skip
    given = {"decision_number": "145/2025", "signed_on": "2026-01-15"}
    truth = [
        who("Margaret O'Neill", MERIT, "Archivist", "National Archives", honorific="Ms", **given),
        who("John Smith", SERVICE, "Driver", "Transport Unit", honorific="Mr", **given),
        who("Ilse van der Berg", MERIT, "Nurse", "St Mary's Hospital", honorific="Mrs", **given),
    ]
    made = book_bytes(book({"Awards 2025": rows}))
    keep(PART, "english-surnames.xlsx", made, "English: names apart, dates in words", truth,
          languages=["en"])  # fmt: skip


def french() -> None:
    rows = [
        ["Ministère de la Justice"],
        ["Liste des agents récompensés"],
        ["N°", "Nom et prénom", "Fonction", "Service", "Distinction", "Observations"],
        ["1", "M. Jean-Pierre Lefèvre", "Greffier", "Tribunal de Lyon", LABOUR, ""],
        ["2", "Mme Œdile Ångström", "Archiviste", "Archives nationales", LETTER, ""],
        ["3", "DUPONT Marie", "Chauffeur", "Service des transports", LABOUR, "désistement"],
        ["4", "Équipe de restauration", "", "Musée de la Ville", "Prix de l’équipe", ""],
        ["5", "Hélène Roux", "Bibliothécaire", "Bibliothèque centrale", LETTER, "non retenue"],
        ["6", "Amélie d'Estaing", "Juge", "Cour d'appel de Douai", LETTER, "avis favorable"],
        ["Total : 6"],
        ["", "", "", "", "", "Le directeur"],
        ["", "", "", "", "", "Anne Martin"],
    ]
    data = "".join(";".join(row) + "\n" for row in rows).encode()
    truth = [
        who("Jean-Pierre Lefèvre", LABOUR, "Greffier", "Tribunal de Lyon", honorific="M."),
        who("Œdile Ångström", LETTER, "Archiviste", "Archives nationales", honorific="Mme"),
        who("Équipe de restauration", "Prix de l’équipe", None, "Musée de la Ville", None,
            "collective"),
        who("Amélie d'Estaing", LETTER, "Juge", "Cour d'appel de Douai"),
    ]  # fmt: skip
    out = [["DUPONT Marie", "withdrawn"], ["Hélène Roux", "not_passed"]]
    keep(PART, "francais-observations.csv", data, "French: titles, remarks, a total, a signature",
         truth, languages=["fr"], reading={"left_out": out})  # fmt: skip

    rows = [
        ["Arrêté portant attribution de récompenses"],
        ["Nom", "Prénom", "Civilité", "Date de naissance", "Fonction", "Unité", "Récompense",
         "Décision n°", "Date de la décision"],
        ["Lefèvre", "Jean-Pierre", "M.", "12/04/1970", "Greffier", "Tribunal de Lyon", LABOUR,
         "145/2025", "15 janvier 2026"],
        ["Ångström", "Odile", "Mme", "01/02/1981", "Archiviste", "Archives nationales", LETTER,
         "145/2025", "1er février 2026"],
        ["de Villiers", "Zoé", "Mme", "01/02/1984", "Infirmière", "Hôpital de Brest", LETTER,
         "145/2025", "15/01/2026"],
    ]  # fmt: skip
    made = book_bytes(book({"Récompenses": rows}))
    truth = [
        who("Jean-Pierre Lefèvre", LABOUR, "Greffier", "Tribunal de Lyon", honorific="M.",
            decision_number="145/2025", signed_on="2026-01-15"),
        who("Odile Ångström", LETTER, "Archiviste", "Archives nationales", honorific="Mme",
            decision_number="145/2025", signed_on="2026-02-01"),
        who("Zoé de Villiers", LETTER, "Infirmière", "Hôpital de Brest", honorific="Mme",
            decision_number="145/2025", signed_on="2026-01-15"),
    ]  # fmt: skip
    keep(PART, "francais-nom-prenom.xlsx", made, "French: names apart, dates in words", truth,
         languages=["fr"])  # fmt: skip

    rows = [
        ["Type", "Bénéficiaire", "Établissement", "Prix"],
        ["Individuel", "Chloé Bernard", "Lycée Pasteur", "Prix d'excellence"],
        ["Collectif", "Chorale des Lilas", "Lycée Pasteur", "Prix d'excellence"],
        ["Individuel", "Łukasz Müller", "Collège Curie", "Mention spéciale"],
    ]
    truth = [
        who("Chloé Bernard", "Prix d'excellence", None, "Lycée Pasteur"),
        who("Chorale des Lilas", "Prix d'excellence", None, "Lycée Pasteur", None, "collective"),
        who("Łukasz Müller", "Mention spéciale", None, "Collège Curie"),
    ]
    document = docx_bytes(paragraph("Palmarès 2025"), table(rows))
    keep(PART, "francais-palmares.docx", document, "French: Word, with a column of kinds", truth,
         languages=["fr"])  # fmt: skip


if __name__ == "__main__":
    english()
    french()
