"""The Commitments page: the register as a table that people can live in."""
