"""The values of a spreadsheet's cells as its reader sees them: dates in words, money, shares of a hundred."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_LITERAL = re.compile(r"\"([^\"]*)\"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]")
_MONEY = re.compile(r"[£$€¥]|\b[A-Z]{3}\b")
_DECIMALS = re.compile(r"\.([0#?]+)")
_PADDED = re.compile(r"0{2,}")
_MIDNIGHT = time()


def printed(value: object, number_format: str) -> str:
    """A cell's value in the format it is shown in, dates always as "31 March 2031" so that they read as dates."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date | time):
        return _date(value, number_format)
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _figure(value, number_format.split(";")[0])
    return str(value).replace("\x00", "").strip()


def _date(value: datetime | date | time, number_format: str) -> str:
    shown = _LITERAL.sub("", number_format.split(";")[0]).lower()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    words = f"{value:%B %Y}"
    if "d" in shown or not re.search("[my]", shown):
        words = f"{value.day} {words}"
    elif "m" not in shown:
        words = f"{value.year}"
    if isinstance(value, datetime) and value.time() != _MIDNIGHT and ("h" in shown or "d" not in shown):
        words = f"{value.day} {value:%B %Y %H:%M}"
    return words


def _figure(value: float, number_format: str) -> str:
    literal = "".join(one or two or three or "" for one, two, three in _LITERAL.findall(number_format))
    shown = _LITERAL.sub("", number_format)
    money = _MONEY.search(literal + shown)
    found = _DECIMALS.search(shown)
    decimals = len(found[1]) if found else 0
    if "%" in shown:
        return f"{_rounded(Decimal(repr(value)) * 100, decimals)}%"
    if not re.search("[0#]", shown) or "E" in shown.upper() or "/" in shown:
        return _plainly(value)
    if found is None and not money and "," not in shown:
        padded = _PADDED.search(shown)
        return f"{value:0{len(padded[0])}.0f}" if padded else f"{value:.0f}"
    figure = f"{_rounded(abs(Decimal(repr(value))), decimals):{',' if ',' in shown else ''}}"
    sign = "-" if value < 0 else ""
    if not money:
        return sign + figure
    return f"{sign}{money[0]}{figure}" if len(money[0]) == 1 else f"{sign}{money[0]} {figure}"


def _rounded(value: Decimal, decimals: int) -> Decimal:
    """As spreadsheets round: a half always up."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _plainly(value: float) -> str:
    """As a cell of no format shows it."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.10g}"
