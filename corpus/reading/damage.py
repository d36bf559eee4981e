"""What libraries that read PDF and Word files let through on damaged ones, apart from their own errors."""

import zlib

DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)
