"""One language: its words, its translations, and how far they are."""
