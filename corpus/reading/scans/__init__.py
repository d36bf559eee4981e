"""Pages that are pictures: how they are recognised, straightened and read."""
