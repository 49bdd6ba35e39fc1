"""A tree or bytes and a seeded generator in, the same with a few odd changes out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random

from fuzz.trees import Pairs, Tree, copied, flow, holders, written

ODD = (  # some are look-alikes on purpose
    "", "~", "null", "true", "no", "oui", "0", "-1", "-0.0", "1", "3.7", "1e308", "1e999", "-1e400",
    "999999999999999999999", "10000000", "1000000000000", "9" * 400, "0x1F", "0o17", "1_000", "012",
    ".inf", "-.inf", ".nan", "12:30", "24:00", "25:61", "2027-02-30", "2027-05-14", "0001-01-01",
    "9999-12-31", "100 %", "101 %", "-5 %", "1e5 %", "50%", "3 km", "1e300 km", "1/0", "\ufeffx",
    "''", '""', "' '", "'\u00a0'", '"\\u0000"', '"\\ud800"', '"\\u202e\\u2066"', "a\u0301",
    "Ａ", "𝟙", "٣", "½", "²", "👩‍👩‍👧", "x: y", "- x", "[", "]", "{", "}", "[[]]", "{}", "[]",
    "{a: {}}",
    "!!python/object:os.system x", "!!binary aGk=", "!!set {a}", "!x y", "&a b", "*a", "<<", "|",
    ">",
    "# x", "'x # y'", "%YAML 1.1", "---", "...", "@", "`", "?", "\t", "x\ty", "'{{ 1/0 }}'", "'%s'",
    "'<script>'", "'../../x'", "'=1+1'", "'\x1b[31m'", '"\\e[2J"', "Paris", "Montréal, QC",
    "H2X 1Y4",
    "Métro Laurier", "120 km", "Springfield", "a" * 3000, "'" + "é " * 900 + "'",
)  # fmt: skip
"""Values as they might be written; some are no YAML at all."""
ODD_BYTES = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xef\xbb\xbf",
    b"\r", b"\n", b"\r\n", b"\x0b", b"\x0c", b"\x1a", b"\x1b[2J", b"\x85", b"\xe2\x80\xa8", b"\t",
    b" ", b"'", b'"', b"`", b",", b";", b"|", b":", b"#", b"&", b"*", b"!", b"%", b"-", b"[", b"{",
    b"]", b"}", b"<", b">", b"=", b"\\", b"0", b"9" * 30, b"e400", b"\xe2\x80\xae", b"\xc2\xa0",
)  # fmt: skip


def mutated_bytes(content: bytes, rng: Random, *, most: int = 6) -> bytes:
    """The bytes with a few places changed."""
    found = bytearray(content)
    for _ in range(rng.randint(1, most)):
        at = rng.randint(0, len(found))
        to = min(len(found), at + rng.choice((1, 1, 2, 8, 64)))
        what = rng.randrange(7)
        if what == 0:
            del found[at:to]
        elif what == 1:
            found[at:at] = rng.choice(ODD_BYTES)
        elif what == 2:
            found[at:to] = rng.choice(ODD_BYTES)
        elif what == 3:
            found[at:at] = found[at:to] * rng.choice((1, 2, 50))
        elif what == 4 and at < len(found):
            found[at] ^= 1 << rng.randrange(8)
        elif what == 5:
            start = rng.randint(0, len(found))
            found[at:at] = found[start : start + rng.choice((1, 8, 64, 512))]
        elif rng.random() < 0.2:
            del found[at:]
    return bytes(found)


def mutated_tree(tree: Tree, rng: Random, *, most: int = 4) -> Tree:
    """A tree like this one with a few nodes changed, moved, repeated or left out."""
    found = copied(tree)
    for _ in range(rng.randint(1, most)):
        within = list(holders(found))
        if within:
            _change(rng.choice(within), rng, within)
    return found


def gently_mutated(tree: Tree, rng: Random, values: Mapping[str, Sequence[Tree]]) -> Tree:
    """A tree that is probably still sound: numbers times another, values put for others of a key.

    *values* are those of each key, from `values_by_key`.
    """
    found = copied(tree)
    for _ in range(rng.randint(1, 4)):
        within = list(holders(found))[1:]
        if not within:
            break
        holder = rng.choice(within)
        at = rng.randrange(len(holder))
        way = rng.random()
        if way < 0.1:
            del holder[at]
        elif not isinstance(holder, Pairs):
            holder.append(copied(rng.choice(holder)))
        elif way < 0.5 and _is_number(holder[at][1]):
            _scale(holder, at, rng, within)
        else:
            name, value = holder[at]
            holder[at] = (name, copied(rng.choice(values.get(name, [value]))))
    return found


def recombined(trees: Sequence[Tree], rng: Random, values: Mapping[str, Sequence[Tree]]) -> Tree:
    """One of these trees, with sections of others and answers of others: mostly sound.

    Args:
        trees: of sound files, each a mapping of sections.
        rng: the generator.
        values: those of each key, from `values_by_key`.
    """
    sections = dict(rng.choice([tree for tree in trees if isinstance(tree, Pairs)]))
    for other in rng.sample(list(trees), k=rng.randint(0, 3)):
        name, section = rng.choice(other)
        sections[name] = section
    for name in rng.sample(sorted(sections), k=rng.randint(0, 3)):
        if name != "event":
            del sections[name]
    found = copied(Pairs(sections.items()))
    for _ in range(rng.randint(1, 8)):
        holder = rng.choice([each for each in holders(found) if each is not found])
        at = rng.randrange(len(holder))
        if rng.random() < 0.3 or not isinstance(holder, Pairs):
            del holder[at]
        else:
            key = holder[at][0]
            holder[at] = (key, copied(rng.choice(values[key])))
    return found


def values_by_key(trees: Iterable[Tree]) -> dict[str, list[Tree]]:
    """The values that stand under each key anywhere in these trees."""
    found: dict[str, list[Tree]] = {}
    for tree in trees:
        for holder in holders(tree):
            for key, value in holder if isinstance(holder, Pairs) else ():
                found.setdefault(key, []).append(value)
    return found


def _is_number(value: Tree) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20


def as_text(tree: Tree, rng: Random) -> bytes:
    """The tree as bytes, written in one of several ways."""
    text = flow(tree) if rng.random() < 0.05 else written(tree)
    if rng.random() < 0.03:
        text = text.replace("\n", rng.choice(("\r\n", "\r", "\n\n", " # x\n")))
    coding = rng.choice(("utf-8",) * 30 + ("utf-8-sig", "utf-16", "cp1252"))
    return text.encode(coding, errors="replace" if coding == "cp1252" else "surrogatepass")


def mutated_yaml(tree: Tree, rng: Random) -> bytes:
    """The tree as bytes, changed as a tree, as bytes, or both."""
    way = rng.random()
    content = as_text(mutated_tree(tree, rng) if way < 0.85 else tree, rng)
    return mutated_bytes(content, rng) if way > 0.75 else content


def _change(holder: "Pairs | list[Tree]", rng: Random, within: Sequence[Tree]) -> None:
    at = rng.randrange(len(holder))
    rng.choice(_CHANGES)(holder, at, rng, within)


def _put(holder: "Pairs | list[Tree]", at: int, value: Tree) -> None:
    holder[at] = (holder[at][0], value) if isinstance(holder, Pairs) else value


def _odd(holder: "Pairs | list[Tree]", at: int, rng: Random, _within: Sequence[Tree]) -> None:
    _put(holder, at, rng.choice(ODD))


def _splice(holder: "Pairs | list[Tree]", at: int, rng: Random, within: Sequence[Tree]) -> None:
    other = rng.choice(within)
    value = rng.choice(other) if isinstance(other, list) and other else "x"
    # a tree is put into itself as a copy, never as a ring
    _put(holder, at, copied(value[1] if isinstance(value, tuple) else value))


def _drop(holder: "Pairs | list[Tree]", at: int, _rng: Random, _within: Sequence[Tree]) -> None:
    del holder[at]


def _repeat(holder: "Pairs | list[Tree]", at: int, rng: Random, _within: Sequence[Tree]) -> None:
    one = holder[at]
    again = (one[0], copied(one[1])) if isinstance(one, tuple) else copied(one)
    holder.extend([again] * rng.choice((1, 1, 1, 2, 40)))


def _rename(holder: "Pairs | list[Tree]", at: int, rng: Random, within: Sequence[Tree]) -> None:
    if not isinstance(holder, Pairs):
        return
    name, value = holder[at]
    keys = [key for other in within if isinstance(other, Pairs) for key, _ in other]
    letters = list(name)
    if letters:
        letters[rng.randrange(len(letters))] = rng.choice("aeé_ -ÉА")
    holder[at] = (rng.choice(("".join(letters), rng.choice(keys), rng.choice(ODD))), value)


def _nest(holder: "Pairs | list[Tree]", at: int, rng: Random, _within: Sequence[Tree]) -> None:
    value = holder[at][1] if isinstance(holder, Pairs) else holder[at]
    deep = rng.choice((1, 1, 2, 30, 300))
    opens, closes = rng.choice((("[", "]"), ("{a: ", "}")))
    _put(holder, at, opens * deep + flow(value) + closes * deep)


def _number(holder: "Pairs | list[Tree]", at: int, rng: Random, _within: Sequence[Tree]) -> None:
    exact = rng.choice(
        (rng.randint(-5, 500), rng.random(), rng.uniform(-1, 1) * 10.0 ** rng.randint(-320, 300))
    )
    _put(holder, at, f"{exact}{rng.choice(('', '', '', ' %', ' km', 'e5'))}")


def _scale(holder: "Pairs | list[Tree]", at: int, rng: Random, within: Sequence[Tree]) -> None:
    """A number times another, so that the plan stays one."""
    value = holder[at][1] if isinstance(holder, Pairs) else holder[at]
    if _is_number(value):
        _put(holder, at, str(int(int(str(value)) * rng.choice((0, 0.5, 3, 1000, 10**6)))))
    else:
        _splice(holder, at, rng, within)


Change = Callable[["Pairs | list[Tree]", int, Random, Sequence[Tree]], None]
_CHANGES: tuple[Change, ...] = (
    _odd, _odd, _splice, _splice, _drop, _repeat, _rename, _nest, _number, _scale, _scale,
)  # fmt: skip
