"""Publishing: a site put into a folder of a web server, and the report on it."""
