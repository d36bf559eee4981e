"""The names that public bodies go by: a panel, a department, the office of somebody."""

from __future__ import annotations

import re

_KINDS = (
    "Committee Sub-?Committee Panel Council Board Authority Department Ministry Office Agency Inspectorate "
    "Commission(?:er)? Constabulary Trust Services? Government Executive Group Cabinet Ombudsman Treasury "
    "Parliament Assembly Forum Partnership Township District Directorate Administration Bureau Tribunal Secretariat "
    "College University Congress Senate Inquiry"
)
_CAPITALS = re.sub(r"[a-z]+", lambda m: m.group().upper(), _KINDS)
BODY_WORD = (
    rf"(?:House\s+of\s+(?:Commons|Lords|Representatives)|Inspector(?=\s+of)|INSPECTOR(?=\s+OF)"
    r"|Auditor[- ]General|AUDITOR[- ]GENERAL"
    rf"|(?:Police|POLICE)(?!,|\s+(?i:and|&|fire)\b)|{'|'.join(_KINDS.split())}|{'|'.join(_CAPITALS.split())})"
)
_NAME = r"(?:[A-Z][\w’'.&-]*)"
_GLUE = r"(?:(?:,|\s+(?:of|for|and|on|in|the|OF|FOR|AND|&))*\s+)"
_OF_WHAT = rf"(?:\s+(?:of|for|on|OF|FOR|ON)\s+(?:the\s+|THE\s+)?{_NAME}(?:{_GLUE}{_NAME}){{0,7}})?"
_GOES_ON = rf"(?:[^\S\n]+(?:{_NAME}[^\S\n]+){{0,2}}?(?!Government|Police|Executive){BODY_WORD}\b){{0,2}}"
"""The Harbour Services Scrutiny Panel is no Harbour Services."""
NAMED = re.compile(rf"(?:{_NAME}{_GLUE}){{0,9}}?{BODY_WORD}\b{_GOES_ON}{_OF_WHAT}")
"""A body's name as it stands in a sentence."""
WHOLE = re.compile(rf"(?:the\s+)?(?P<org>(?:{_NAME}{_GLUE}){{0,9}}{BODY_WORD}\b{_OF_WHAT})(?:\s+\([A-Z]\w+\))?")
"""A body's name as it fills a line."""
