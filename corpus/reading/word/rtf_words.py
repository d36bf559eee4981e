"""Rich text -> its words with their looks, and where paragraphs, cells and rows end: what its backslashes say."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.errors import ReadingError

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])"
    r"|(?P<brace>[{}])|[\r\n\0]+|(?P<words>[^\\{}\r\n\0]+)|\\"
)
_CODE_PAGES = {
    0: "cp1252",
    1: "",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
_CHARACTERS = {
    "tab": " ",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "zwnj": "\u200c",
}
_SYMBOLS = {"\\": "\\", "{": "{", "}": "}", "~": "\u00a0", "_": "\u2011", "-": "", "\n": "\x03", "\r": "\x03"}
_UNREAD = frozenset(
    "fonttbl colortbl info pict header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn "
    "aftnsep aftnsepc aftncn nonshppict shprslt sp bkmkstart bkmkend fldinst datafield annotation atnid atnauthor "
    "atntime atnref atnparent atndate pntxta pntxtb nonesttables xe tc rxe txe themedata colorschememapping "
    "latentstyles objdata objclass objname mmathPict template filetbl revtbl".split()
)
_STARRED_BUT_READ = frozenset("shpinst ud do dptxbxtext listtext pntext footnote".split())
_TOP = 2_000  # groups within each other


@dataclass(frozen=True, slots=True)
class Look:
    """How words are printed, and what they are part of: the text, a list's marker, a footnote, a style's name."""

    part: str = "text"
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    font: int = -1
    skip: int = 1  # characters after a \\u that stand for it in old programs


@dataclass(frozen=True, slots=True)
class Said:
    """Words, or a control word (`words` empty) with its number."""

    words: str = ""
    look: Look = Look()
    control: str = ""
    number: int = 0


@dataclass
class _Groups:
    look: Look = Look()
    outer: list[Look] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    page: str = "cp1252"
    naming: int = -1  # the font that is being described
    starred: bool = False
    fresh: bool = False  # a group has just begun
    owed: int = 0  # characters to pass over after a \\u
    high: int = 0  # the first half of a character beyond the first 65,536
    decoder: codecs.IncrementalDecoder | None = None


def said_in(data: bytes) -> Iterator[Said]:
    """What the file says, in order. Raises ReadingError where groups are nested too deeply."""
    text = data.decode("latin-1")
    groups = _Groups()
    at = 0
    while found := _TOKEN.match(text, at):
        at = found.end()
        if found["word"] == "bin":
            at += max(0, int(found["number"] or 0))
        elif found["brace"]:
            yield from _brace(groups, found["brace"])
        elif found["word"]:
            yield from _control(groups, found["word"], found["number"])
        else:
            yield from _characters(groups, found)
        groups.fresh = found["brace"] == "{" or (
            groups.fresh and (found["symbol"] == "*" or not found[0].strip("\r\n"))
        )


def _brace(groups: _Groups, brace: str) -> Iterator[Said]:
    groups.owed, groups.decoder = 0, None
    if brace == "{":
        if len(groups.outer) > _TOP:
            raise ReadingError(
                f"a rich text document whose groups are nested more than {_TOP:,} deep, damaged or made to do harm: "
                "open it and save it anew, as .docx or PDF"
            )
        groups.outer.append(groups.look)
        groups.starred = False
        return
    before, groups.look = groups.look, groups.outer.pop() if groups.outer else Look()
    if before.part != groups.look.part:
        yield Said(control="end", look=before)


def _control(groups: _Groups, word: str, number: str | None) -> Iterator[Said]:
    value = int(number) if number else 0
    look = groups.look
    groups.decoder = None
    groups.owed = 0
    if groups.fresh:
        opened = _opened(groups, word)
        if opened != look.part:
            groups.look = replace(look, part=opened)
            if opened:
                yield Said(control="begin", look=groups.look)
            return
    if word == "fcharset" and groups.naming >= 0:
        groups.fonts[groups.naming] = _CODE_PAGES.get(value, "")
    elif word == "f" and look.part == "fonttbl":
        groups.naming = value
    elif word == "nofpages":
        yield Said(control=word, number=value)
    elif not look.part:
        return
    elif word == "u":
        yield from _unicode(groups, value)
    elif word in _CHARACTERS:
        yield Said(_CHARACTERS[word], look)
    elif word in ("b", "i", "v", "deleted", "f", "uc", "plain", "ansicpg", "mac", "pc", "pca"):
        _restyle(groups, word, number, value)
    else:
        yield Said(control=word, number=value if number else 1, look=look)


def _opened(groups: _Groups, word: str) -> str:
    """The part of the file that a group is which begins with this word; empty for one that is not read."""
    part = groups.look.part
    if word in ("fonttbl", "stylesheet"):
        return word
    if not part or word in _UNREAD or (groups.starred and word not in _STARRED_BUT_READ):
        return "" if part not in ("fonttbl", "stylesheet") or word in _UNREAD else part
    if word == "upr":
        return "upr"  # words for old programs, and the same for others within
    if word == "ud":
        return "text"
    if word in ("listtext", "pntext"):
        return "marker"
    return "note" if word == "footnote" else part


def _restyle(groups: _Groups, word: str, number: str | None, value: int) -> None:
    on = number is None or value != 0
    look = groups.look
    if word == "b":
        groups.look = replace(look, bold=on)
    elif word == "i":
        groups.look = replace(look, italic=on)
    elif word in ("v", "deleted"):
        groups.look = replace(look, hidden=on)
    elif word == "f":
        groups.look = replace(look, font=value)
    elif word == "uc":
        groups.look = replace(look, skip=value)
    elif word == "plain":
        groups.look = replace(look, bold=False, italic=False, hidden=False)
    else:
        groups.page = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}.get(word, f"cp{value}")


def _unicode(groups: _Groups, value: int) -> Iterator[Said]:
    groups.owed = groups.look.skip
    code = value % 65_536
    if 0xD800 <= code < 0xDC00:
        groups.high = code
        return
    if 0xDC00 <= code < 0xE000:
        if groups.high:
            yield Said(chr(0x10000 + ((groups.high - 0xD800) << 10) + code - 0xDC00), groups.look)
        groups.high = 0
        return
    yield Said(chr(code), groups.look)


def _characters(groups: _Groups, found: re.Match[str]) -> Iterator[Said]:
    if found["symbol"] == "*":
        groups.starred = True
        return
    if found["symbol"]:
        groups.decoder = None
        if groups.owed:
            groups.owed -= 1
        elif groups.look.part and (words := _SYMBOLS.get(found["symbol"], "")):
            yield Said(control="par") if words == "\x03" else Said(words, groups.look)
        return
    raw = bytes([int(found["hex"], 16)]) if found["hex"] else (found["words"] or "").encode("latin-1")
    owed = min(groups.owed, len(raw))
    groups.owed -= owed
    raw = raw[owed:]
    if raw and groups.look.part and (words := _decoder(groups).decode(raw)):
        yield Said(words, groups.look)


def _decoder(groups: _Groups) -> codecs.IncrementalDecoder:
    """The decoder of the font in force, which may hold the first byte of a letter of two."""
    if groups.decoder is None:
        name = groups.fonts.get(groups.look.font) or groups.page
        try:
            made = codecs.getincrementaldecoder(name)
        except LookupError:
            made = codecs.getincrementaldecoder("cp1252")
        groups.decoder = made("replace")
    return groups.decoder
