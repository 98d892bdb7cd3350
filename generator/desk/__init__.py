"""The desk of editors and translators: files handed out and taken back, readings proposed, a server that follows."""
