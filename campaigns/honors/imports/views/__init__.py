"""The import's screens, one file a step."""
