"""What somebody undertakes: the clause that says so, who, by when, how firmly, and how far it is."""
