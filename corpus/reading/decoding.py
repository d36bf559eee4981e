"""Bytes -> text: by the file's own word where it gives one, as UTF-8, or by the likeliest of the older encodings."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import CharsetMatch, from_bytes

from corpus.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MEANT = {  # what is meant by an encoding's name where it is the older or narrower of two: as browsers take it
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
}
_LATIN = ("cp1252", "mac_roman", "cp1250", "cp1254")
_WESTERN_FIRST = (*_LATIN, "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256")
_EASTERN = ("cp932", "euc_jp", "gb18030", "big5", "cp949")
_NAMES = {
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "koi8_r": "KOI8-R (Cyrillic)",
    "mac_roman": "Mac Roman",
    "cp932": "Shift-JIS (Japanese)",
    "euc_jp": "EUC-JP (Japanese)",
    "iso2022_jp": "ISO-2022-JP (Japanese)",
    "gb18030": "GB 18030 (Chinese)",
    "big5": "Big5 (Chinese)",
    "cp949": "EUC-KR (Korean)",
    "latin-1": "Latin-1",
}
_CLOSE = 0.005  # of the measure of disorder: no difference
_SAMPLE = 60_000  # bytes
_EASTERN_SHARE = 0.2  # of the bytes that are not ASCII in text of an East Asian language
_OTHER_SCRIPT = 0.3  # of the bytes that are not ASCII in text of a script other than ours
_KANA = re.compile("[\u3041-\u30fe]")
_FEW_BROKEN = 0.1  # of the letters beyond ASCII: UTF-8 with some damage
BINARY = "this is binary data and not text: if it is a document, add it in its own format (.pdf, .docx)"


def decoded(data: bytes, named: str = "") -> tuple[str, tuple[str, ...]]:
    """The text and what to warn of; `named` is the encoding that the file says it is in.

    Raises ReadingError for bytes that are not text. UTF-8 is tried before any guess: other text is almost never valid
    UTF-8.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _unmarked_wide(data)
    if marked:
        try:
            return data.decode(marked), ()
        except UnicodeDecodeError as error:
            raise ReadingError(f"damaged text: it begins as {marked.upper()} but does not go on so") from error
    for encoding in (_meant(named), "utf-8"):
        try:
            if encoding:
                return data.decode(encoding), ()
        except UnicodeError:
            continue
    return _guessed(data)


def _meant(named: str) -> str:
    """The codec for an encoding's name; empty where Python knows none, or it is no encoding of letters as bytes."""
    try:
        found = codecs.lookup(named.strip()).name if named.strip() else ""
    except (LookupError, ValueError):
        return ""
    if found.startswith(("utf-16", "utf-32")):
        return "utf-8"  # the name was read as ASCII, so it is wrong
    return (
        _MEANT.get(found, found if getattr(codecs.lookup(found), "_is_text_encoding", False) else "") if found else ""
    )


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    if b"\0" in data:
        raise ReadingError(BINARY)
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    if broken <= _FEW_BROKEN * sum(not c.isascii() for c in mended):
        return mended, (f"{broken} damaged characters are shown as \ufffd: look for a better copy",)
    for encoding in (_likeliest(_telling(data)), "cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text, (
            f"not UTF-8: read as {_NAMES[encoding]}; look whether pound signs, dashes and accents came out right",
        )
    raise AssertionError("Latin-1 decodes any bytes")


def _telling(data: bytes) -> bytes:
    """The lines that are not ASCII, so many as tell the encoding."""
    found: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            found.append(line[:_SAMPLE])
            size += len(found[-1])
        if size >= _SAMPLE:
            break
    return b"".join(found)


def _likeliest(sample: bytes) -> str:
    high = sum(byte > 127 for byte in sample)
    eastern = _EASTERN if high > len(sample) * _EASTERN_SHARE else ()
    for encoding in ("cp932", "euc_jp") if eastern else ():
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_KANA.findall(text)) > 0.15 * sum(not c.isascii() for c in text):
            return encoding
    ours = _WESTERN_FIRST if high > len(sample) * _OTHER_SCRIPT else _LATIN
    matches = list(from_bytes(sample, cp_isolation=[*ours, *eastern], threshold=0.3))
    if not matches:
        return "cp1252"
    least = min(match.chaos for match in matches)
    close = [match for match in matches if match.chaos <= least + _CLOSE]
    known = [name for name in (*_WESTERN_FIRST, *_EASTERN) if any(_is(match, name) for match in close)]
    best = max(match.coherence for match in close)
    coherent = [n for n in known if any(_is(m, n) and m.coherence >= best - 0.1 for m in close)]
    return (coherent or known or ["cp1252"])[0]


def _is(match: CharsetMatch, name: str) -> bool:
    return name in match.could_be_from_charset


def _unmarked_wide(data: bytes) -> str:
    """UTF-16 without its mark, known by a zero in every other byte of Western text; Japanese for old mail, known by
    its escapes; else empty."""
    if b"\x1b$B" in data and b"\x1b(B" in data:
        return "iso2022_jp"
    head = data[:2000]
    half = len(head) // 2
    if half < 2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.05 else ""
