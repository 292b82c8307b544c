"""Log lines without personal data: what happened where, never the text of an error or a query string."""

from __future__ import annotations

import json
import logging
import traceback


class PlainJson(logging.Formatter):
    """A JSON object a line. Of an exception only its class and place: its message may hold what was typed."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "event": record.msg if isinstance(record.msg, str) else type(record.msg).__name__,
        }
        status = getattr(record, "status_code", None)
        if status is not None:
            line["status"] = status
        anchor = getattr(record, "anchor", None)
        if anchor is not None:  # the line that was added to the file with anchors
            line["anchor"] = anchor
        if record.exc_info and record.exc_info[0]:
            frames = traceback.extract_tb(record.exc_info[2])[-3:]
            line["error"] = record.exc_info[0].__name__
            line["where"] = [f"{frame.filename.rsplit('/src/', 1)[-1]}:{frame.lineno}" for frame in frames]
        return json.dumps(line)
