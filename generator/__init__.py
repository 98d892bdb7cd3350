"""Renkei Casebook: typed case records become a multilingual static site, its data files and an offline ZIP."""

__version__ = "0.1.0"
