"""`python -m generator` is the command `renkei`."""

from generator.cli import main

main()
