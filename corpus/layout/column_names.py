"""What the headers of tables say: it tells a header from names side by side, and from the first line of prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADS = re.compile(  # what the header of two columns says, which could as well be two columns of prose
    r"\b(?:recommendation|response|action|owner|commitment|promised?|progress|update|status|question|answer|reply|due|date|"
    r"lead|comment|finding|said|did|done|total|number)s?\b",
    re.IGNORECASE,
)
_MORE_HEADS = re.compile(  # and that of more: three names side by side are an address block
    r"\b(?:ref|no|item|name|role|title|post|organisation|agency|body|area|region|ward|district|department|theme|priority|"
    r"objective|target|measure|indicator|baseline|actual|budget|spend|cost|amount|payee|cheque|description|detail|"
    r"purpose|reason|risk|issue|mitigation|impact|likelihood|score|rating|rag|assigned|deadline|timescale|when|who|what|"
    r"where|how|year|quarter|month|week|day|time|place|location|venue|page|minute|paragraph|category|type|kind|source|"
    r"percentage|change|variance|note|remark|evidence|outcome|output|result|next steps?|completed?|start|end|by)s?\b|"
    r"^#|%",
    re.IGNORECASE,
)


def names_columns(header: Sequence[str]) -> bool:
    """Whether half of the cells say what the headers of tables say; of two, both."""
    if len(header) == 2:
        return all(map(_HEADS.search, header))
    return 2 * sum(map(is_head, header)) >= len(header)


def is_head(words: str) -> bool:
    return bool(_HEADS.search(words) or _MORE_HEADS.search(words))
