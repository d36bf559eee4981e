"""Finding passages: keyword and embedding retrieval, fused, saved beside the library and in step with it."""
