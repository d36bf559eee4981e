"""Hostile PDFs: small files that ask a reader for far more time or memory than they are worth."""

from __future__ import annotations

import functools
import zlib
from collections.abc import Mapping

SENTENCE = b"BT /F1 12 Tf 72 700 Td (The keeper will mend the north light by June.) Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>%s>>"

Objects = Mapping[int, bytes]


def raw_pdf(objects: Objects, *, trailer: bytes = b"", root: int = 1) -> bytes:
    """A PDF of objects as they are, by number, with an honest table of where they stand."""
    made, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    at, size = len(made), max(objects) + 1
    made += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        made += b"%d 1\n%010d 00000 n \n" % (number, place)
    made += b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, at)
    return bytes(made)


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), extra, data)


@functools.cache
def flated(unit: bytes, megabytes: int) -> bytes:
    """A unit again and again, packed a thousandfold, without ever holding it unpacked."""
    packer = zlib.compressobj(9)
    block = unit * (1_000_000 // len(unit))
    return b"".join([*(packer.compress(block) for _ in range(megabytes)), packer.flush()])


def flate(data: bytes, extra: bytes = b"") -> bytes:
    return stream(data, b"/Filter/FlateDecode" + extra)


def one_page(
    content: bytes = b"",
    *,
    resources: bytes = b"",
    page: bytes = b"",
    more: Objects | None = None,
    catalog: bytes = b"",
) -> dict[int, bytes]:
    """A page with a sentence on it, beside whatever else is asked for."""
    return {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: PAGE % (resources, page),
        4: content or stream(SENTENCE),
        5: FONT,
        **(more or {}),
    }


# What its page draws


def unpacked_content(megabytes: int = 300) -> bytes:
    return raw_pdf(one_page(flate(flated(b" ", megabytes))))


def twice_packed_content(megabytes: int = 500) -> bytes:
    twice = zlib.compress(flated(b" ", megabytes), 9)
    return raw_pdf(one_page(stream(twice, b"/Filter[/FlateDecode/FlateDecode]")))


def content_in_many_parts(megabytes: int = 30, parts: int = 200) -> bytes:
    """Each part is small enough; the page lists it again and again."""
    objects = one_page(more={6: flate(flated(b"q Q ", megabytes))})
    objects[3] = objects[3].replace(b"/Contents 4 0 R", b"/Contents[4 0 R %s]" % (b"6 0 R " * parts))
    return raw_pdf(objects)


def many_strokes(megabytes: int = 60) -> bytes:
    return raw_pdf(one_page(flate(flated(b"0 0 m 9 9 l S ", megabytes))))


def many_letters(megabytes: int = 60) -> bytes:
    lines = flated(b"BT /F1 9 Tf 72 700 Td (The keeper will mend it.) Tj ET\n", megabytes)
    return raw_pdf(one_page(flate(lines)))


def nested_in_content(depth: int = 2_000_000) -> bytes:
    return raw_pdf(one_page(flate(zlib.compress(b"[" * depth + b"]" * depth + SENTENCE))))


def form_in_itself() -> bytes:
    form = stream(
        b"/X Do " + SENTENCE, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>"
    )
    return raw_pdf(one_page(stream(SENTENCE + b" /X Do"), resources=b"/XObject<</X 6 0 R>>", more={6: form}))


def forms_in_forms(levels: int = 12, times: int = 10) -> bytes:
    """Each form draws the next one ten times: ten to the twelfth in all."""
    forms = {
        6 + n: stream(
            b"/X Do " * times,
            b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>" % (7 + n),
        )
        for n in range(levels)
    }
    forms[6 + levels] = stream(b"0 0 m 9 9 l S", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]")
    return raw_pdf(one_page(stream(SENTENCE + b" /X Do"), resources=b"/XObject<</X 6 0 R>>", more=forms))


def tiny_tiles() -> bytes:
    """A page filled with a pattern of which a million million tiles fit."""
    tile = stream(
        b"0 0 .001 .001 re f",
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 .001 .001]/XStep .001/YStep .001/Resources<<>>",
    )
    content = stream(b"/Pattern cs /P scn 0 0 595 842 re f")
    return raw_pdf(one_page(content, resources=b"/Pattern<</P 6 0 R>>", more={6: tile}))


# Its pictures


def huge_picture(width: int = 60_000, height: int = 60_000, *, bits: int = 8, colour: bytes = b"DeviceRGB") -> bytes:
    """A picture of gigabytes, of which the file holds a megabyte."""
    picture = flate(
        flated(b"\x7f", 20),
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace/%s"
        % (width, height, bits, colour),
    )
    content = stream(b"q 595 0 0 842 0 0 cm /I Do Q")
    return raw_pdf(one_page(content, resources=b"/XObject<</I 6 0 R>>", more={6: picture}))


def huge_mask(side: int = 40_000) -> bytes:
    """The picture is small, what makes it see-through is not."""
    picture = flate(
        zlib.compress(bytes(300)),
        b"/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceRGB/SMask 7 0 R",
    )
    mask = flate(
        flated(b"\x7f", 20),
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray" % (side, side),
    )
    content = stream(b"q 595 0 0 842 0 0 cm /I Do Q")
    return raw_pdf(one_page(content, resources=b"/XObject<</I 6 0 R>>", more={6: picture, 7: mask}))


def huge_page(points: int = 14_400, *, unit: bytes = b"") -> bytes:
    objects = one_page(stream(b"q 595 0 0 842 0 0 cm /I Do Q"), page=unit)
    objects[3] = objects[3].replace(b"[0 0 595 842]", b"[0 0 %d %d]" % (points, points))
    return raw_pdf(objects)


# Its pages


def many_pages(count: int = 10_000) -> bytes:
    objects = one_page()
    kids = b" ".join(b"%d 0 R" % (10 + n) for n in range(count))
    objects[2] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)
    objects |= {10 + n: objects[3] for n in range(count)}
    return raw_pdf(objects)


def count_that_lies(count: int = 2_000_000_000) -> bytes:
    return raw_pdf(one_page() | {2: b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % count})


def page_tree_in_a_ring() -> bytes:
    return raw_pdf(
        one_page() | {2: b"<</Type/Pages/Kids[6 0 R 3 0 R]/Count 2>>", 6: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}
    )


def deep_page_tree(depth: int = 20_000) -> bytes:
    levels = {10 + n: b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (9 + n, 11 + n) for n in range(depth)}
    levels[10 + depth - 1] = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return raw_pdf(one_page() | {2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>"} | levels)


def page_tree_that_doubles(levels: int = 40) -> bytes:
    """Each branch lists the next one twice: a million million pages in forty lines."""
    branches = {10 + n: b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 2>>" % (11 + n, 11 + n) for n in range(levels)}
    branches[10 + levels] = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return raw_pdf(one_page() | {2: b"<</Type/Pages/Kids[10 0 R]/Count 2>>"} | branches)


# How it is built


def xref_ring() -> bytes:
    """The table of places names itself as the one before it."""
    data = raw_pdf(one_page(), trailer=b"/Prev 0000000000")
    at = data.rindex(b"\nxref\n") + 1
    return data.replace(b"/Prev 0000000000", b"/Prev %010d" % at)


def object_that_is_itself() -> bytes:
    return raw_pdf(one_page() | {4: b"4 0 R"})


def length_in_a_ring() -> bytes:
    return raw_pdf(one_page() | {4: b"<</Length 4 0 R>>\nstream\n%s\nendstream" % SENTENCE})


def nested_arrays(depth: int = 500_000) -> bytes:
    return raw_pdf(one_page(catalog=b"/Nest " + b"[" * depth + b"]" * depth))


def nested_dictionaries(depth: int = 200_000) -> bytes:
    return raw_pdf(one_page(page=b"/Nest " + b"<</A " * depth + b"1" + b">>" * depth))


def packed_objects(megabytes: int = 300) -> bytes:
    """The catalogue stands in a packed stream of objects that unpacks a thousandfold."""
    objects = one_page()
    catalog = objects.pop(1)
    packer = zlib.compressobj(9)
    held = packer.compress(b"1 0 " + catalog) + b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes))
    objects[6] = stream(held + packer.flush(), b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode")
    made, rows = bytearray(b"%PDF-1.7\n"), {0: (0, 0, 255), 1: (2, 6, 0)}
    for number, content in objects.items():
        rows[number] = (1, len(made), 0)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    at, rows[7] = len(made), (1, len(made), 0)
    table = b"".join(
        bytes([kind]) + place.to_bytes(4, "big") + bytes([last]) for _, (kind, place, last) in sorted(rows.items())
    )
    made += b"7 0 obj\n%s\nendobj\n" % stream(table, b"/Type/XRef/W[1 4 1]/Size 8/Root 1 0 R")
    return bytes(made + b"startxref\n%d\n%%%%EOF\n" % at)


def many_filters(count: int = 5_000) -> bytes:
    return raw_pdf(one_page(stream(SENTENCE, b"/Filter[%s]" % (b"/ASCIIHexDecode" * count))))


def letters_table(megabytes: int = 100) -> bytes:
    """A font whose table of letters unpacks a thousandfold."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    head = b"1 beginbfrange\n<00> <ff> <0000>\nendbfrange\n"
    return raw_pdf(one_page(more={5: font, 6: flate(flated(head, megabytes))}))


def font_program(megabytes: int = 200) -> bytes:
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/Ravens/FontDescriptor 6 0 R/FirstChar 32/LastChar 32/Widths[300]>>"
    about = b"<</Type/FontDescriptor/FontName/Ravens/Flags 4/FontFile2 7 0 R>>"
    return raw_pdf(one_page(more={5: font, 6: about, 7: flate(flated(b"\x00", megabytes))}))


def outline_ring() -> bytes:
    item = b"<</Title(The light)/Parent 6 0 R/Next 7 0 R/First 7 0 R/Last 7 0 R>>"
    return raw_pdf(one_page(catalog=b"/Outlines 6 0 R", more={6: b"<</First 7 0 R/Last 7 0 R/Count 1>>", 7: item}))


def field_ring() -> bytes:
    field = b"<</T(keeper)/FT/Tx/V(Quell)/Kids[7 0 R]/Parent 7 0 R>>"
    return raw_pdf(one_page(catalog=b"/AcroForm<</Fields[7 0 R]>>", page=b"/Annots[7 0 R]", more={7: field}))


def label_ring() -> bytes:
    return raw_pdf(one_page(catalog=b"/PageLabels 6 0 R", more={6: b"<</Kids[6 0 R 6 0 R]/Limits[0 9]>>"}))


def many_labels(count: int = 300_000) -> bytes:
    numbers = b" ".join(b"%d<</S/D>>" % n for n in range(count))
    return raw_pdf(one_page(catalog=b"/PageLabels<</Nums[%s]>>" % numbers))
