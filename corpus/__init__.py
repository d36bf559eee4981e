"""What the documents say: reading, passages, the register and the library that keeps them."""
