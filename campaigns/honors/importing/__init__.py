"""From an officer's file to a draft list: choose, look, mend, save."""
