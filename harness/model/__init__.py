"""Frozen data: what is loaded, recorded and found."""
