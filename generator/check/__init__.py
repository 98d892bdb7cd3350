"""From documents to records and settings, or every problem of them at once."""
