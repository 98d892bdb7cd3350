"""What the search finds, and the dictionary that it finds it with."""
