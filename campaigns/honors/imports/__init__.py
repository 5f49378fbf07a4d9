"""From an officer's file to a draft list: choose, check, correct, save."""
