"""Opens the files that offices send: sheets of text, whatever program made them. No Django."""
