"""Campaigns and drives, the award catalogue, award lists, honor rolls, consultations."""
