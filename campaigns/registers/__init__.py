"""What the registers of units and of awards have in common: doubles are merged, never deleted."""
