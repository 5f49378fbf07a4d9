"""What editors work with: forms, panels, warnings, copies."""
