"""`make audit`: every page of site/ before the checkers that `make test` has no time for, and the report on it."""
