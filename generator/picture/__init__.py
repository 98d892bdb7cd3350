"""Drawings made from records: diagrams, charts, the axis of years."""
