"""Pages: frames, parts, links, and everything that stands in the site."""
