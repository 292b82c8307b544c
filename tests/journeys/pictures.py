"""Pictures of the journeys: always into var/pictures, the main screens into docs/pictures when asked."""

from __future__ import annotations

import base64
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
LOOSE = ROOT / "var" / "pictures"
KEPT = ROOT / "docs" / "pictures"
MOST_COLOURS = 256
DECODE = """async (shot) => {
  const bytes = Uint8Array.from(atob(shot), (sign) => sign.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  canvas.drawImage(bitmap, 0, 0);
  const pixels = canvas.getImageData(0, 0, bitmap.width, bitmap.height).data;
  let text = "";
  for (let at = 0; at < pixels.length; at += 32768)
    text += String.fromCharCode(...pixels.subarray(at, at + 32768));
  return [bitmap.width, bitmap.height, btoa(text)];
}"""


@dataclass
class Pictures:
    """`keep` is the option --write-pictures."""

    keep: bool

    def take(self, page: Page, name: str, *, main: bool, whole: bool) -> None:
        shot = page.screenshot(full_page=whole, animations="disabled")
        LOOSE.mkdir(parents=True, exist_ok=True)
        (LOOSE / f"{name}.png").write_bytes(shot)
        if main and self.keep:
            KEPT.mkdir(parents=True, exist_ok=True)
            (KEPT / f"{name}.png").write_bytes(min(shot, _few_colours(page, shot), key=len))


def _few_colours(page: Page, shot: bytes) -> bytes:
    """The same picture with a palette; the browser unpacks it, on a page of its own."""
    blank = page.context.browser.new_page()  # type: ignore[union-attr]
    width, height, text = blank.evaluate(DECODE, base64.b64encode(shot).decode())
    blank.close()
    pixels = np.frombuffer(base64.b64decode(text), dtype=np.uint8).reshape(height * width, 4)[:, :3]
    palette, indices = _palette(pixels)
    return _png(width, height, palette, indices)


def _palette(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The colours used most; every other one becomes its nearest among them."""
    packed = pixels.astype(np.uint32) @ np.array([65536, 256, 1], dtype=np.uint32)
    colours, inverse, counts = np.unique(packed, return_inverse=True, return_counts=True)
    unpacked = np.stack([colours >> 16, (colours >> 8) & 255, colours & 255], axis=1).astype(np.int32)
    kept = unpacked[np.argsort(-counts, kind="stable")[:MOST_COLOURS]]
    nearest = np.concatenate(
        [
            ((part[:, None, :] - kept[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)
            for part in np.array_split(unpacked, len(unpacked) // 4096 + 1)
        ]
    )
    return kept.astype(np.uint8), nearest[inverse].astype(np.uint8)


def _png(width: int, height: int, palette: NDArray[np.uint8], indices: NDArray[np.uint8]) -> bytes:
    rows = np.concatenate([np.zeros((height, 1), dtype=np.uint8), indices.reshape(height, width)], axis=1)
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", palette.tobytes()),
        (b"IDAT", zlib.compress(rows.tobytes(), 9)),
        (b"IEND", b""),
    ]
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
