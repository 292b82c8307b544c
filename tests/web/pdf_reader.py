"""Just enough of PDF to judge the files that Typst writes: objects, pages, structure tags, fonts and text."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\s(.*?)\sendobj", re.DOTALL)
_STREAM = re.compile(rb"^(.*?)stream\r?\n(.*)\r?\nendstream$", re.DOTALL)
# In a content stream: a name, a text in hexadecimals, an operator. Texts between brackets are scanned.
_PIECE = re.compile(rb"/(\w+)|<([0-9a-fA-F]*)>|([A-Za-z'\"*]+)|[^/<(A-Za-z]")
_HEX_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_HEX_RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


@dataclass(frozen=True)
class Pdf:
    objects: dict[int, bytes]  # dictionaries and other small objects
    streams: dict[int, bytes]

    def entry(self, pattern: str) -> list[str]:
        """What stands after a key, in any object."""
        found = [re.findall(pattern.encode(), content) for content in self.objects.values()]
        return [match.decode("latin-1") for matches in found for match in matches]

    def pages(self) -> list[bytes]:
        return [content for content in self.objects.values() if re.search(rb"/Type\s*/Page\b(?!s)", content)]

    def tags(self) -> list[str]:
        return self.entry(r"/S\s*/(\w+)")

    def language(self) -> list[str]:
        return sorted(set(self.entry(r"/Lang\s*\(([\w-]+)\)")))

    def xmp(self) -> str:
        return next(data.decode("utf-8") for data in self.streams.values() if b"<x:xmpmeta" in data)

    def fonts(self) -> set[str]:
        return {name.split("+")[-1] for name in self.entry(r"/BaseFont\s*/([\w+-]+)")}

    def text(self) -> str:
        maps = {
            number: _characters(data)
            for number, data in self.streams.items()
            if b"beginbfchar" in data or b"beginbfrange" in data
        }
        return "\n".join(self._page_text(page, maps) for page in self.pages())

    def _page_text(self, page: bytes, maps: dict[int, dict[int, str]]) -> str:
        fonts = self._fonts_of(page, maps)
        contents = int(re.search(rb"/Contents\s+(\d+) 0 R", page)[1])
        shown: list[str] = []
        font: dict[int, str] = {}
        for kind, value in _pieces(self.streams[contents]):
            if kind == "name":
                font = fonts.get(value.decode(), font)
            elif kind == "text":
                shown += [
                    font.get(int.from_bytes(value[at : at + 2], "big"), "") for at in range(0, len(value), 2)
                ]
            elif value == b"ET":
                shown.append(" ")
        return "".join(shown)

    def _fonts_of(self, page: bytes, maps: dict[int, dict[int, str]]) -> dict[str, dict[int, str]]:
        resources = page
        if reference := re.search(rb"/Resources\s+(\d+) 0 R", page):
            resources = self.objects[int(reference[1])]
        found: dict[str, dict[int, str]] = {}
        for name, number in re.findall(rb"/(\w+)\s+(\d+) 0 R", resources):
            unicode_map = re.search(rb"/ToUnicode\s+(\d+) 0 R", self.objects.get(int(number), b""))
            if unicode_map:
                found[name.decode()] = maps[int(unicode_map[1])]
        return found


def _pieces(stream: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at < len(stream):
        if stream[at : at + 1] == b"(":
            end = _end_of_text(stream, at)
            yield "text", _unescaped(stream[at + 1 : end - 1])
            at = end
        elif match := _PIECE.match(stream, at):
            name, hexadecimal, operator = match.groups()
            if name:
                yield "name", name
            elif hexadecimal:
                yield "text", bytes.fromhex(hexadecimal.decode())
            elif operator:
                yield "operator", operator
            at = match.end()
        else:
            at += 1


def _end_of_text(stream: bytes, at: int) -> int:
    """Brackets inside a text may stand there as they are when they are balanced."""
    depth = 0
    while True:
        sign = stream[at : at + 1]
        at += 2 if sign == b"\\" else 1
        depth += (sign == b"(") - (sign == b")")
        if depth == 0:
            return at


_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def _unescaped(literal: bytes) -> bytes:
    def plain(match: re.Match[bytes]) -> bytes:
        return bytes([int(match[1], 8)]) if match[1][:1].isdigit() else _ESCAPES.get(match[1], match[1])

    return re.sub(rb"\\([0-7]{1,3}|.)", plain, literal, flags=re.DOTALL)


def _characters(cmap: bytes) -> dict[int, str]:
    def text(code: bytes) -> str:
        return bytes.fromhex(code.decode()).decode("utf-16-be")

    known: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        known |= {int(code, 16): text(value) for code, value in _HEX_PAIR.findall(block)}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, value in _HEX_RANGE.findall(block):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                known[int(first, 16) + offset] = chr(ord(text(value)) + offset)
    return known


def read_pdf(data: bytes) -> Pdf:
    objects: dict[int, bytes] = {}
    streams: dict[int, bytes] = {}
    for number, content in _OBJECT.findall(data):
        if not (match := _STREAM.match(content)):
            objects[int(number)] = content
            continue
        header, body = match.groups()
        body = zlib.decompressobj().decompress(body) if b"/FlateDecode" in header else body
        objects[int(number)] = header
        streams[int(number)] = body
        if re.search(rb"/Type\s*/ObjStm", header):
            first = int(re.search(rb"/First (\d+)", header)[1])
            index = [int(part) for part in body[:first].split()]
            starts = index[1::2]
            for inner, start, end in zip(index[::2], starts, [*starts[1:], len(body) - first], strict=True):
                objects[inner] = body[first + start : first + end]
    return Pdf(objects, streams)
