"""A typed tree in, the sentence shown to a person out, in French and in English."""

# ruff: noqa: RUF001 (people read the signs of arithmetic, not their stand-ins)

from collections.abc import Callable

from ecoevent.engine.fact import Vocabulary
from ecoevent.engine.typed import Typed
from ecoevent.words.text import Lang, Text

ShowNumber = Callable[[float, str, Lang], str]
"""How a number with its unit's word is written in a language."""

_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
_WORDS = {
    "==": Text(fr="est", en="is"),
    "!=": Text(fr="n'est pas", en="is not"),
    "in": Text(fr="est parmi", en="is one of"),
    "not in": Text(fr="n'est pas parmi", en="is not one of"),
    "and": Text(fr="et", en="and"),
    "or": Text(fr="ou", en="or"),
    "min": Text(fr="le plus petit de", en="the smallest of"),
    "max": Text(fr="le plus grand de", en="the largest of"),
    "abs": Text(fr="la valeur absolue de", en="the absolute value of"),
}
_COMPARED = {"<", "<=", ">", ">=", "==", "!=", "between"}
_LOOSE = {"and", "or", "if"}
"""What is put in brackets inside something else."""


def sentence(tree: Typed, vocabulary: Vocabulary, show: ShowNumber) -> Text:
    """What *tree* says, with the titles of its facts."""
    return Text(
        fr=_Words(vocabulary, show, "fr").of(tree), en=_Words(vocabulary, show, "en").of(tree)
    )


class _Words:
    """Writes trees in one language."""

    def __init__(self, vocabulary: Vocabulary, show: ShowNumber, lang: Lang) -> None:
        self.vocabulary = vocabulary
        self.show = show
        self.lang: Lang = lang

    def of(self, tree: Typed) -> str:
        if tree.op == "number":
            unit = tree.unit[0][0] if tree.unit else ""
            return self.show(float(tree.value), unit, self.lang)  # type: ignore[arg-type]
        if tree.op == "fact":
            return self.fact(tree, holds=True)
        if tree.op == "not" and tree.parts[0].op == "fact":
            return self.fact(tree.parts[0], holds=False)
        if tree.op in {"==", "!=", "in", "not in"} and tree.parts[0].op == "fact":
            return self.choice(tree)
        return self.composed(tree)

    def composed(self, tree: Typed) -> str:
        is_percent = tree.op in _COMPARED and any(map(self.is_percent, tree.parts))
        parts = [
            self.show(float(part.value), "%", self.lang)  # type: ignore[arg-type]
            if is_percent and part.op == "number"
            else self.inside(part)
            for part in tree.parts
        ]
        if tree.op in _SIGNS:
            return f"{parts[0]} {_SIGNS[tree.op]} {parts[1]}"
        if tree.op in {"and", "or", "==", "!="}:
            return f" {_WORDS[tree.op].to(self.lang)} ".join(parts)
        if tree.op in {"min", "max", "abs"}:
            return f"{_WORDS[tree.op].to(self.lang)} ({', '.join(parts)})"
        patterns = {
            "not": Text(fr="il n'est pas vrai que {0}", en="it is not true that {0}"),
            "neg": Text(fr="−{0}", en="−{0}"),
            "known": Text(fr="{0} est connu", en="{0} is known"),
            "between": Text(fr="{0} de {1} à {2}", en="{0} from {1} to {2}"),
            "if": Text(fr="{0} si {1}, sinon {2}", en="{0} if {1}, else {2}"),
        }
        return patterns[tree.op].to(self.lang).format(*parts)

    def is_percent(self, tree: Typed) -> bool:
        """Whether it is a fact that is told in percent, so that 1 is told as 100 % beside it."""
        if tree.op != "fact" or tree.type != "number":
            return False
        kind = self.vocabulary[tree.fact]
        return kind.unit == "%" or (not kind.unit and (kind.low, kind.high) == (0, 1))

    def inside(self, tree: Typed) -> str:
        words = self.of(tree)
        return f"({words})" if tree.op in _LOOSE else words

    def fact(self, tree: Typed, *, holds: bool) -> str:
        title = self.quoted(self.vocabulary[tree.fact].title.to(self.lang))
        if tree.type != "flag":
            return title
        yes = Text(fr="oui", en="yes") if holds else Text(fr="non", en="no")
        colon = "\u00a0: " if self.lang == "fr" else ": "
        return f"{title}{colon}{yes.to(self.lang)}"

    def choice(self, tree: Typed) -> str:
        first, second = tree.parts
        if second.op not in {"word", "words"}:
            return self.composed(tree)
        words = second.value if isinstance(second.value, tuple) else (str(second.value),)
        titles = self.vocabulary[first.fact].choice_titles
        said = [titles[word].to(self.lang) if word in titles else word for word in words]
        return f"{self.fact(first, holds=True)} {_WORDS[tree.op].to(self.lang)} {', '.join(said)}"

    def quoted(self, title: str) -> str:
        return f"«\u00a0{title}\u00a0»" if self.lang == "fr" else f"“{title}”"
