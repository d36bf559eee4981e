"""What a web page shows: scripts, menus and everything hidden are taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

_UNSEEN = frozenset(
    "script style noscript template head title meta link svg math iframe object embed applet canvas audio video map "
    "select option datalist button textarea input progress meter area".split()
)
_STRUCTURE = frozenset("table thead tbody tfoot tr ul ol dl".split())
_MENU_ROLES = frozenset("navigation banner contentinfo search menu menubar toolbar dialog alertdialog".split())
_EDGES = ("header", "footer", "aside")
_PARTS = ("main", "article", "section", "blockquote")
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)"
    r"|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)|mso-hide\s*:\s*all|(?:left|top|text-indent)\s*:\s*-\d{4,}",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}@;]{1,400})\{([^{}]{0,4000})\}")
_SIMPLE = re.compile(r"\s*(?:[a-z][a-z0-9]*)?([.#])([\w-]+)\s*", re.IGNORECASE)
_FOR_READERS_ALOUD = frozenset(
    "visually-hidden visuallyhidden sr-only screen-reader-text govuk-visually-hidden nhsuk-u-visually-hidden "
    "element-invisible screen-reader-only".split()
)
_FEWEST_WORDS = 20
_MOST_DEEP = 120  # tags; what is nested deeper is read as plain words: reading it would need a call a level


def strip_unseen(soup: BeautifulSoup, *, whole: bool = False) -> None:
    """Takes out of the page what a reader does not see and, unless `whole`, what goes round its content."""
    classes, names = _hidden_by_sheets(soup)
    deep: list[Tag] = []
    stack: list[tuple[Tag, int]] = [(soup, 0)]
    while stack:
        tag, depth = stack.pop()
        if depth >= _MOST_DEEP and tag.name not in _STRUCTURE:
            deep.append(tag)
            continue
        for child in [child for child in tag.children if isinstance(child, Tag)]:
            unseen = child.name in _UNSEEN or _is_hidden(child, classes, names)
            if unseen and child.name not in ("html", "body"):
                child.decompose()
            else:
                stack.append((child, depth + 1))
    for tag in deep:
        tag.string = tag.get_text(" ")
    if not whole and soup.body is not None:
        _strip_surroundings(soup.body)


def _strip_surroundings(body: Tag) -> None:
    """Menus, and headers and footers of the page (not those of an article in it), where enough is left without."""
    found: list[Tag] = []
    stack: list[tuple[Tag, bool]] = [(body, False)]
    while stack:
        tag, within = stack.pop()
        for child in tag.children:
            if not isinstance(child, Tag):
                continue
            if _goes_round(child, within):
                found.append(child)
            else:
                stack.append((child, within or child.name in _PARTS))
    words = len(body.get_text().split())
    if words - sum(len(tag.get_text().split()) for tag in found) >= min(_FEWEST_WORDS, words):
        for tag in found:
            tag.decompose()


def _goes_round(tag: Tag, within: bool) -> bool:
    """`within`: it stands in an article or the like, whose header and footer are its own."""
    if tag.name == "nav" or str(tag.get("role", "")).lower() in _MENU_ROLES:
        return True
    if tag.name == "div" and str(tag.get("title", "")) in ("header", "footer"):
        return True  # as LibreOffice writes those of the printed page
    return tag.name in _EDGES and not within


def _is_hidden(tag: Tag, classes: frozenset[str], names: frozenset[str]) -> bool:
    if tag.has_attr("hidden") and str(tag["hidden"]).lower() != "until-found":
        return True
    own = tag.get_attribute_list("class")
    if _FOR_READERS_ALOUD.intersection(own) or classes.intersection(own) or str(tag.get("id", "")) in names:
        return True
    style = tag.get("style")
    return style is not None and _HIDING.search(str(style)) is not None


def _hidden_by_sheets(soup: BeautifulSoup) -> tuple[frozenset[str], frozenset[str]]:
    """The classes and the ids that the page's own style sheets hide, wherever they stand."""
    found: dict[str, set[str]] = {".": set(), "#": set()}
    for sheet in soup.find_all("style"):
        if "print" in str(sheet.get("media", "")):
            continue
        for selectors, rules in _rules(_COMMENT.sub(" ", sheet.get_text())):
            for one in selectors.split(","):
                if (simple := _SIMPLE.fullmatch(one)) and _HIDING.search(rules):
                    found[simple[1]].add(simple[2])
    return frozenset(found["."]), frozenset(found["#"])


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations, but for those that hold on some media only."""
    depth = at = 0
    open_ = -1  # where an @media block began
    for mark in re.finditer(r"[{}]", sheet):
        if mark[0] == "{":
            if depth == 0 and "@" in sheet[at : mark.start()]:
                open_ = mark.start()
            depth += 1
            continue
        depth = max(0, depth - 1)
        if depth == 0:
            if open_ < 0:
                yield from ((m[1], m[2]) for m in [_RULE.search(sheet, at, mark.end())] if m)
            open_, at = -1, mark.end()
