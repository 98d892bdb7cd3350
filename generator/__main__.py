"""`python -m generator` is the command `renkei`."""

from generator.command.cli import main

main()
