"""Campaigns: movements and drives, from launch to results."""
