"""The disk edge: what is read, what MkDocs makes, what is written."""
