"""The small language of rules: text in, an untyped tree out, or an ExpressionError with its place.

    expression := either ['if' either 'else' expression]
    either     := both {'or' both}
    both       := negation {'and' negation}
    negation   := 'not' negation | comparison
    comparison := sum [('<' | '<=' | '>' | '>=' | '==' | '!=') sum | ['not'] 'in' words]
    sum        := product {('+' | '-') product}
    product    := signed {('*' | '/') signed}
    signed     := '-' signed | atom
    atom       := number [unit | '%'] | 'word' | fact.path | function '(' … ')' | '(' expression ')'
    words      := '[' 'word' {',' 'word'} ']'

Precedence is Python's, so that Python's own parser can serve as the oracle of the tests.
"""

import re
from collections.abc import Callable

import attrs

from ecoevent.engine.diagnostics import EXPRESSION
from ecoevent.words.text import Text

LONGEST = 2_000
DEEPEST = 40
MOST_NODES = 200
LARGEST = 1e12
FUNCTIONS = {"min": None, "max": None, "abs": 1, "known": 1, "between": 3}
"""The functions with their number of arguments; None is two or more."""
KEYWORDS = frozenset({"and", "or", "not", "in", "if", "else"})
COMPARISONS = frozenset({"<", "<=", ">", ">=", "==", "!="})

_TOKEN = re.compile(
    r"(?P<space>[ \n]+)"
    r"|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)"
    r"|(?P<word>'[a-z0-9][a-z0-9_-]*'|\"[a-z0-9][a-z0-9_-]*\")"
    r"|(?P<mark><=|>=|==|!=|[-+*/<>()\[\],%])"
)
_NAME_CHARACTER = re.compile(r"[A-Za-z0-9_]")


class ExpressionError(Exception):
    """The text is not an expression of the language.

    Attributes:
        code: the stable code of the diagnostic.
        message: what is wrong and what to do, in both languages.
        at: the offset of the mistake in the text, from 0.
    """

    def __init__(self, code: str, *, at: int, **parts: object) -> None:
        self.code = code
        self.message: Text = EXPRESSION[code].message.filled(**parts)
        self.at = at
        super().__init__(self.message.en)


@attrs.frozen
class Node:
    """One place of an untyped tree.

    Attributes:
        op: `number`, `word`, `fact`, `words`, an operator, `if` (parts: then, condition, else),
            or a function's name.
        value: of a number (a share written in % is divided by 100), a word, a fact or words.
        unit: the unit written after a number; None when there was none.
        at: offset in the text; not compared.
    """

    op: str
    parts: tuple["Node", ...] = ()
    value: float | str | tuple[str, ...] | None = None
    unit: str | None = None
    at: int = attrs.field(default=0, eq=False)


def parse(text: str) -> Node:
    """The untyped tree of *text*.

    Raises:
        ExpressionError: the text is not of the language, or larger than its limits.
    """
    if len(text) > LONGEST:
        raise ExpressionError("R101", at=0, length=len(text), longest=LONGEST)
    return _Parser(_tokens(text)).whole()


@attrs.frozen
class _Token:
    kind: str
    text: str
    at: int


def _tokens(text: str) -> list[_Token]:
    tokens = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ExpressionError("R102", at=at, found=ascii(text[at : at + 12]))
        kind = match.lastgroup or ""
        if kind == "number" and _NAME_CHARACTER.match(text, match.end()):
            raise ExpressionError("R103", at=at, found=ascii(text[at : match.end() + 12]))
        if kind != "space":
            tokens.append(_Token(kind, match.group(), at))
        at = match.end()
    tokens.append(_Token("end", "", len(text)))
    return tokens


@attrs.define
class _Parser:
    """Reads the tokens once, from left to right, by recursive descent."""

    tokens: list[_Token]
    position: int = 0
    depth: int = 0
    nodes: int = 0

    def whole(self) -> Node:
        tree = self.expression()
        if self.next.kind != "end":
            raise self.unexpected()
        return tree

    # Each of the following reads one line of the grammar above.

    def expression(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ExpressionError("R104", at=self.next.at, deepest=DEEPEST)
        tree = self.either()
        if self.next.text == "if":
            at = self.take().at
            condition = self.either()
            self.expect("else")
            tree = self.node("if", tree, condition, self.expression(), at=at)
        self.depth -= 1
        return tree

    def either(self) -> Node:
        return self.series("or", self.both)

    def both(self) -> Node:
        return self.series("and", self.negation)

    def series(self, word: str, part: Callable[[], Node]) -> Node:
        at = self.next.at
        parts = [part()]
        while self.next.text == word:
            self.take()
            parts.append(part())
        return parts[0] if len(parts) == 1 else self.node(word, *parts, at=at)

    def negation(self) -> Node:
        if self.next.text != "not":
            return self.comparison()
        at = self.take().at
        return self.nested("not", self.negation, at)

    def comparison(self) -> Node:
        tree = self.sum()
        sign = self.comparing()
        if sign in COMPARISONS:
            tree = self.node(sign, tree, self.sum(), at=tree.at)
        elif sign:
            tree = self.node(sign, tree, self.words(), at=tree.at)
        if self.comparing():
            raise ExpressionError("R105", at=self.next.at)
        return tree

    def comparing(self) -> str:
        """The comparison that comes next, taken; '' when none does."""
        if self.next.kind == "mark" and self.next.text in COMPARISONS:
            return self.take().text
        if self.next.text == "in":
            return self.take().text
        if self.next.text == "not" and self.tokens[self.position + 1].text == "in":
            self.take()
            self.take()
            return "not in"
        return ""

    def sum(self) -> Node:
        return self.chain("+-", self.product)

    def product(self) -> Node:
        return self.chain("*/", self.signed)

    def chain(self, signs: str, part: Callable[[], Node]) -> Node:
        tree = part()
        while self.next.kind == "mark" and self.next.text in signs:
            sign = self.take().text
            tree = self.node(sign, tree, part(), at=tree.at)
        return tree

    def signed(self) -> Node:
        if self.next.text != "-":
            return self.atom()
        at = self.take().at
        return self.nested("neg", self.signed, at)

    def atom(self) -> Node:
        token = self.next
        if token.kind == "number":
            return self.number()
        if token.kind == "word":
            self.take()
            return self.node("word", value=token.text[1:-1], at=token.at)
        if token.kind == "name" and token.text in FUNCTIONS:
            return self.call()
        if token.kind == "name" and "." in token.text:
            self.take()
            return self.node("fact", value=token.text, at=token.at)
        if token.kind == "name" and token.text not in KEYWORDS:
            raise ExpressionError("R106", at=token.at, found=token.text[:60])
        if token.text == "(":
            self.take()
            tree = self.expression()
            self.expect(")")
            return tree
        raise self.unexpected()

    def number(self) -> Node:
        token = self.take()
        digits = token.text
        value = float(digits)
        if value > LARGEST or len(digits) > 30:
            raise ExpressionError("R107", at=token.at, largest="1e12")
        if digits[0] == "0" and digits[:2] not in {"0", "0."}:
            raise ExpressionError("R103", at=token.at, found=digits[:20])
        if self.next.text == "%":
            self.take()
            # The same float as the share written with a point: a division would round twice.
            return self.node("number", value=float(f"{digits}e-2"), unit="%", at=token.at)
        return self.node("number", value=value, unit=self.unit(), at=token.at)

    def unit(self) -> str | None:
        if self.next.kind != "name" or not _is_unit(self.next.text):
            return None
        unit = self.take().text
        below = self.tokens[self.position + 1] if self.next.text == "/" else None
        if below is not None and below.kind == "name" and _is_unit(below.text):
            self.take()
            unit += "/" + self.take().text
        return unit

    def call(self) -> Node:
        name = self.take()
        self.expect("(")
        arguments = [self.expression()]
        while self.next.text == ",":
            self.take()
            arguments.append(self.expression())
        self.expect(")")
        wanted = FUNCTIONS[name.text]
        if len(arguments) != wanted if wanted else len(arguments) < 2:
            raise ExpressionError(
                "R108", at=name.at, name=name.text, found=len(arguments), wanted=wanted or "2+"
            )
        return self.node(name.text, *arguments, at=name.at)

    def words(self) -> Node:
        at = self.expect("[").at
        words = [self.word()]
        while self.next.text == ",":
            self.take()
            words.append(self.word())
        self.expect("]")
        return self.node("words", value=tuple(words), at=at)

    def word(self) -> str:
        if self.next.kind != "word":
            raise self.unexpected()
        return self.take().text[1:-1]

    # Small tools.

    @property
    def next(self) -> _Token:
        return self.tokens[self.position]

    def take(self) -> _Token:
        token = self.tokens[self.position]
        self.position += token.kind != "end"
        return token

    def expect(self, text: str) -> _Token:
        if self.next.text != text or self.next.kind not in {"mark", "name"}:
            raise ExpressionError("R109", at=self.next.at, wanted=text, found=_seen(self.next))
        return self.take()

    def unexpected(self) -> ExpressionError:
        return ExpressionError("R110", at=self.next.at, found=_seen(self.next))

    def nested(self, op: str, part: Callable[[], Node], at: int) -> Node:
        """A sign or a `not`, which may stand in long rows: counted as depth too."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise ExpressionError("R104", at=at, deepest=DEEPEST)
        tree = self.node(op, part(), at=at)
        self.depth -= 1
        return tree

    def node(
        self,
        op: str,
        *parts: Node,
        value: float | str | tuple[str, ...] | None = None,
        unit: str | None = None,
        at: int,
    ) -> Node:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise ExpressionError("R111", at=at, most=MOST_NODES)
        return Node(op=op, parts=parts, value=value, unit=unit, at=at)


def _is_unit(name: str) -> bool:
    return "." not in name and name not in KEYWORDS and name not in FUNCTIONS


def _seen(token: _Token) -> Text:
    if token.kind == "end":
        return Text(fr="la fin", en="the end")
    seen = f"{token.text[:30]!r}"
    return Text(fr=seen, en=seen)
