"""Units, clusters and award types: what award lists and campaigns refer to."""
