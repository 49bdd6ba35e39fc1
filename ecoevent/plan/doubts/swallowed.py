"""A document in; the answers that a `#` cuts out, for YAML takes what follows as a comment."""

import re
from collections.abc import Iterator

from ecoevent.plan.doubts.side import warning
from ecoevent.plan.model import field_at
from ecoevent.problems import Problem, problem
from ecoevent.reading.describing import described, quoted
from ecoevent.reading.document import Document, Path, Tree, path_text

CUT = warning(
    "P451",
    "{comment} est lu comme un commentaire, et la réponse comme {value}\u00a0; mettez la réponse"
    " entre guillemets, ou une espace après le # si c'est un commentaire",
    "{comment} is read as a comment, and the answer as {value}; put the answer in quotes, or a"
    " space after the # if it is a comment",
)
# A comment has a space after its `#`, as editors write it and as `init` does; `#3`, `#204` and
# `#ecofete` have none, and `# 204` is a number too.
_TIGHT = re.compile(r"#[^\s#]")
_NUMBER = re.compile(r"# ?[0-9]")


def swallowed(document: Document) -> Iterator[Problem]:
    """A warning for each answer whose end, or the whole of it, was probably taken as a comment."""
    for path, comment in document.comments.items():
        value = _at(document.tree, path)
        if _is_cut(path, value, comment):
            parts = {"comment": quoted(comment), "value": described(value)}
            yield problem(CUT, place=document.place(path), path=path_text(path), **parts)


def _is_cut(path: Path, value: Tree, comment: str) -> bool:
    if value is None:
        return bool(_TIGHT.match(comment))
    field = field_at(path_text(path))
    # a number, a word of a list or a date that is right was written whole
    if field is None or field.kind != "text":
        return False
    return bool(_TIGHT.match(comment) or _NUMBER.match(comment))


def _at(tree: Tree, path: Path) -> Tree:
    for step in path:
        tree = tree[step]  # type: ignore[index]
    return tree
