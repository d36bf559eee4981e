"""What a reader asks of a list: in an address, in the controls, and from one run to the next."""
