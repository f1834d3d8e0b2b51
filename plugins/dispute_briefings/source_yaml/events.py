"""The parsers that tell the events of a YAML text: libyaml's, and one in Python where it is missing.

Both are fed with text that ends with a line feed and holds neither tabs nor odd characters; both then
tell the same events at the same marks, and refuse the same texts.
"""

from __future__ import annotations

from typing import Any, Protocol

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import DirectiveToken, ScalarToken, TagToken

_BLANK = "\0 \n"


class EventParser(Protocol):
    """What the reading asks of a parser: made of a text, it tells the events one by one."""

    def __init__(self, stream: str) -> None: ...
    def get_event(self) -> Any: ...


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser, made to agree with libyaml where they differ."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_directive(self) -> DirectiveToken:
        """Refuse every directive: one that is not known would be passed over."""
        raise ScannerError("while scanning a directive", self.get_mark(), "a directive", self.get_mark())

    def scan_tag(self) -> TagToken:
        """Refuse brackets in a tag, which would be taken for a part of it."""
        token = super().scan_tag()
        if set("".join(filter(None, token.value))) & set(",[]{}"):
            raise ScannerError("while scanning a tag", token.start_mark, "a bracket", token.start_mark)
        return token

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Any) -> list[str]:
        """Refuse escapes that stand for no character, which would be a ValueError or half a character."""
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
            "".join(chunks).encode()
        except (ValueError, OverflowError):
            place = self.get_mark()
            raise ScannerError("in quotes", start_mark, "invalid Unicode character escape", place) from None
        return chunks

    def scan_plain(self) -> ScalarToken:
        """Let a question mark stand in a text between brackets, and refuse ``a:`` before one."""
        chunks: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        spaces: list[str] = []
        while self.peek() != "#":
            length = self._plain_length(start)
            if length == 0:
                break
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start) or []
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _plain_length(self, start: Any) -> int:
        length = 0
        while (character := self.peek(length)) not in _BLANK:
            if self.flow_level and character in ",[]{}":
                break
            if character == ":":
                after = self.peek(length + 1)
                if after in _BLANK:
                    break
                if self.flow_level and after in ",?[]{}":
                    self.forward(length)
                    raise ScannerError("in a text", start, "found unexpected ':'", self.get_mark())
            length += 1
        return length


FastParser: type[EventParser]
try:
    from yaml._yaml import CParser as FastParser
except ImportError:
    FastParser = PythonParser
