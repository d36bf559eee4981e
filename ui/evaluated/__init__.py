"""A run of `bywhen evaluate` shown: in the terminal, and as a page to keep or print."""
