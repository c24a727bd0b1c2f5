"""What any page may weigh, in bytes as a network sees them: every file by itself, with brotli at quality 11."""

from __future__ import annotations

FIRST_PAINT = 14_580
"""Bytes of the HTML and the style sheets: what fits into the first round trip, 10 segments of 1,460 bytes, but for
the headers of a host that sends few."""

SCRIPTS = 19_700
"""Bytes of scripts with the words and data they cannot start without; German has the longest words."""
