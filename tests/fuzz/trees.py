"""The text of a YAML file in, a tree that keeps each value as it is written out, and back.

A tree is a `Pairs` (keys may repeat), a list of trees, or a str: a value as it stands in the file,
quotes included. So a mutation may write what no YAML writer would.
"""

import json
from collections.abc import Iterator

import yaml

Tree = "Pairs | list[Tree] | str"


class Pairs(list[tuple[str, Tree]]):
    """A mapping as pairs in the file's order."""


def tree_of(text: str) -> Tree:
    """The tree of a document."""
    return _tree(yaml.compose(text, Loader=yaml.SafeLoader), text)


def _tree(node: yaml.Node, text: str) -> Tree:
    if isinstance(node, yaml.MappingNode):
        return Pairs((str(key.value), _tree(value, text)) for key, value in node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_tree(item, text) for item in node.value]
    raw = text[node.start_mark.index : node.end_mark.index]
    return json.dumps(node.value, ensure_ascii=False) if node.style in {"|", ">"} else raw


def copied(tree: Tree) -> Tree:
    """Another tree that is the same."""
    if isinstance(tree, Pairs):
        return Pairs((key, copied(value)) for key, value in tree)
    return [copied(item) for item in tree] if isinstance(tree, list) else tree


def holders(tree: Tree) -> Iterator["Pairs | list[Tree]"]:
    """Every mapping and list of the tree that holds something, itself included."""
    if isinstance(tree, list):
        if tree:
            yield tree
        for item in tree:
            yield from holders(item[1] if isinstance(tree, Pairs) else item)


def written(tree: Tree) -> str:
    """The tree as a block document."""
    return "\n".join(_lines(tree, "")) + "\n"


def flow(tree: Tree) -> str:
    """The tree on one line."""
    if isinstance(tree, Pairs):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in tree) + "}"
    return "[" + ", ".join(map(flow, tree)) + "]" if isinstance(tree, list) else tree


def _lines(tree: Tree, indent: str) -> Iterator[str]:
    if isinstance(tree, str) or not tree:
        yield indent + (tree if isinstance(tree, str) else flow(tree))
    elif isinstance(tree, Pairs):
        for key, value in tree:
            if isinstance(value, str) or not value or len(indent) > 8:
                yield f"{indent}{key}: {flow(value)}"
            else:
                yield f"{indent}{key}:"
                yield from _lines(value, indent + "  ")
    else:
        yield from (f"{indent}- {flow(item)}" for item in tree)
