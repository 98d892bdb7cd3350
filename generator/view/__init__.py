"""What pages and data show, made from records: tables, figures, entries."""
