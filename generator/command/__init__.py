"""The command `renkei`: what a person types, and the disk edge of each command."""
