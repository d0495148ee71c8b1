"""What an emoji is made of, in parts for regular expressions: as a character, or as a shortcode that GitHub reads."""

from __future__ import annotations

#: Characters, for a class: symbols, dingbats, arrows and stars, pictographs.
EMOJI = r"\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
#: What joins characters to one emoji or says how one is drawn, for a class.
JOINERS = r"\ufe0f\u200d"
SHORTCODE = r":[a-z0-9_+-]+:"
