"""What readers see of honor rolls."""
