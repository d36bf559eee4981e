"""What is asked, recommended or found wanting, who answers it, and the position they take."""
