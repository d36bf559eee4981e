"""How long the steps take, each beside what it cannot do without. Run by `make bench`."""
