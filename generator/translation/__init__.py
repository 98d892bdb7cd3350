"""The work of translators: what they get, what comes back, and whether it is faithful."""
