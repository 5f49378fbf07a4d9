"""The register of units: listings, import from spreadsheets, merge of doubles."""
