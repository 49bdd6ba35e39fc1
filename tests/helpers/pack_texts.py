"""A small sound pack as text, and one mistake for each kind of problem that a pack can have."""

HEAD = """\
id: small
version: "1"
title: {fr: Petit, en: Small}
description: {fr: Un petit paquet., en: A small pack.}
licence: MIT
principles:
  - {id: one, title: {fr: Un, en: One}}
roles:
  - {id: all, title: {fr: Tous, en: All}}
levels:
  - {id: low, title: {fr: Bas, en: Low}, total: 20, results: 10}
  - {id: high, title: {fr: Haut, en: High}, total: 50, floor: 30, results: 20}
levels_source: {title: t, publisher: p, year: 2024, review_by: 2028-01-01, confidence: low}
estimates:
  currency: CAD
  year: 2026
  source: {title: t, publisher: p, year: 2024, review_by: 2028-01-01, confidence: low}
"""
RULES = """\
rules:
  - id: one.share
    principle: one
    kind: points
    rewards: result
    role: all
    title: {fr: Part, en: Share}
    why: {fr: Parce que., en: Because.}
    applies_when: n.b > 0
    measure: n.a / n.b
    unit: "%"
    scale: {kind: linear, points: [[0 %, 0], [50 %, 5]]}
    satisfied_by: [f.q]
    evidence: {fr: Preuve, en: Proof}
    actions:
      - id: share-more
        text: {fr: Partager, en: Share}
        changes: [{at: waste.signage, to: true}]
        expect: {n.a: {at_least: 0.5 * n.b}}
        cost: [{low: -1, high: 2, per: n.b}]
        hours: {low: 1, high: 2}
        lead_days: 7
        excludes: [share-all]
      - id: share-all
        text: {fr: Tout partager, en: Share all}
        changes: [{at: waste.stations, at_least: 2}]
        hours: {low: 1, high: 2}
        same_decision: [other:share-all]
    source: {title: t, publisher: p, year: 2024, review_by: 2028-01-01, confidence: low}
    examples:
      - {given: {n.a: 20, n.b: 40}, points: 5}
      - {given: {n.b: 0}, applies: false}
      - {given: {n.b: 40}, missing: [f.q, n.a]}
  - id: one.tiers
    principle: one
    kind: points
    rewards: result
    role: all
    title: {fr: Paliers, en: Tiers}
    why: {fr: Parce que., en: Because.}
    tiers:
      - {when: f.p and c.k == 'red', points: 3, title: {fr: Haut, en: High}}
      - {when: f.p, points: 1, title: {fr: Bas, en: Low}}
    evidence: {fr: Preuve, en: Proof}
    source: {title: t, publisher: p, year: 2024, review_by: 2028-01-01, confidence: low}
    examples:
      - {given: {f.p: true, c.k: red}, points: 3}
      - {given: {f.p: false}, points: 0}
      - {given: {c.k: red}, missing: [f.p]}
  - id: one.gate
    principle: one
    kind: mandatory
    role: all
    title: {fr: Porte, en: Gate}
    why: {fr: Parce que., en: Because.}
    met_when: f.p
    evidence: {fr: Preuve, en: Proof}
    source: {title: t, publisher: p, year: 2024, review_by: 2028-01-01, confidence: low}
    examples:
      - {given: {f.p: true}, met: true}
      - {given: {f.p: false}, met: false}
      - {given: {}, missing: [f.p]}
  - id: one.duty
    principle: one
    kind: legal
    role: all
    title: {fr: Loi, en: Law}
    why: {fr: Parce que., en: Because.}
    met_when: f.q
    jurisdiction: {fr: Ici, en: Here}
    in_force: {since: 2024-01-01, until: 2030-01-01}
    source: {title: t, publisher: p, year: 2024, review_by: 2028-01-01, confidence: low}
    examples:
      - {given: {f.q: true}, met: true}
      - {given: {f.q: false}, met: false}
      - {given: {}, missing: [f.q]}
"""

_MEASURE = "n.a / n.b\n"
_GATE = "met_when: f.p\n"
_DUTY = """\
    kind: legal
    role: all
    title: {fr: Loi, en: Law}
    why: {fr: Parce que., en: Because.}
    met_when: f.q
    jurisdiction: {fr: Ici, en: Here}
    in_force: {since: 2024-01-01, until: 2030-01-01}
"""
_SAME_GATE = """\
    kind: mandatory
    role: all
    title: {fr: Loi, en: Law}
    why: {fr: Parce que., en: Because.}
    met_when: f.p
    evidence: {fr: Preuve, en: Proof}
"""
_SCALE = "[[0 %, 0], [50 %, 5]]"

_CHANGE = "        changes: [{at: waste.signage, to: true}]\n"
_EXPECT = "        expect: {n.a: {at_least: 0.5 * n.b}}\n"

MISTAKES: dict[str, tuple[str, str]] = {
    "R101": (_GATE, f"met_when: {'f.p and ' * 300}f.p\n"),
    "R102": (_GATE, "met_when: f.p & f.q\n"),
    "R103": (_GATE, "met_when: n.a > 010 people\n"),
    "R104": (_GATE, f"met_when: {'(' * 41}f.p{')' * 41}\n"),
    "R105": (_GATE, "met_when: 0 < n.a < 3 people\n"),
    "R106": (_GATE, "met_when: red == c.k\n"),
    "R107": (_GATE, "met_when: n.a > 9000000000000 people\n"),
    "R108": (_GATE, "met_when: min(n.a) > 0\n"),
    "R109": (_GATE, "met_when: (f.p\n"),
    "R110": (_GATE, "met_when: f.p and\n"),
    "R111": (_GATE, f"met_when: {'f.p or ' * 210}f.p\n"),
    "R120": (_GATE, "met_when: f.x\n"),
    "R121": (_GATE, "met_when: f.p == f.q\n"),
    "R122": (_MEASURE, "n.a + n.b\n"),
    "R123": (_GATE, "met_when: c.k == 'reed'\n"),
    "R124": ("applies_when: n.b > 0\n", "applies_when: f.p\n"),
    "R125": ('unit: "%"', 'unit: "k!m"'),
    "R126": (_MEASURE, "n.a / 0\n"),
    "R127": (_GATE, "met_when: known(n.a > 0)\n"),
    "R201": ("    met_when: f.p\n", ""),
    "R202": ("    in_force: {since: 2024-01-01, until: 2030-01-01}\n", ""),
    "R203": (_GATE, "met_when: f.p\n    points: 3\n"),
    "R204": ("id: one.gate\n    principle: one", "id: one.gate\n    principle: onne"),
    "R205": (_SCALE, "[[0 %, 0], [50 %, 5], [80 %, 3]]"),
    "R206": (_GATE, "applies_when: n.a > 60 people\n    met_when: f.p\n"),
    "R207": (_MEASURE, "min(n.a / n.b, 30 %)\n"),
    "R208": ("id: one.duty", "id: one.gate"),
    "R209": (_DUTY, _SAME_GATE),
    "R210": ("missing: [f.q, n.a]", "points: 2"),
    "R211": ("      - {given: {n.b: 0}, applies: false}\n", ""),
    "R212": ("title: {fr: Porte, en: Gate}", 'title: {fr: " ", en: Gate}'),
    "R213": ("id: one.gate", "id: One_Gate"),
    "R214": ("when: f.p, points: 1", "when: f.p, points: 3"),
    "R218": ("f.p and c.k == 'red', points", "f.p and n.a > 60 people, points"),
    "R215": ("{n.a: 20, n.b: 40}", "{n.a: 20 kWh, n.b: 40}"),
    "R216": (_GATE, "met_when: n.a >= 0 people\n"),
    "R217": ("since: 2024-01-01", "since: 2031-01-01"),
    "R220": ("id: share-more", "id: Share_More"),
    "R221": (_CHANGE + _EXPECT, ""),
    "R222": ("low: -1, high: 2", "low: 3, high: 2"),
    "R223": ("{at_least: 0.5 * n.b}", "{at_least: 1, at_most: 3}"),
    "R225": ("id: share-all", "id: share-more"),
    "R226": ("excludes: [share-all]", "excludes: [share-al]"),
    "R227": ("excludes: [share-all]", "excludes: [share-all]\n        requires: [share-all]"),
    "R401": (
        "review_by: 2028-01-01, confidence: low}\n    examples:\n      - {given: {f.q",
        "review_by: 2024-01-01, confidence: low}\n    examples:\n      - {given: {f.q",
    ),
}
"""For each code of a rule's problems, what to replace in RULES by what."""

_SOURCE = "{title: t, publisher: p, year: 2024, review_by: 2028-01-01, confidence: low}"
_LEVELS_SOURCE = f"levels_source: {_SOURCE}\n"
_LICENCE = "licence: MIT\n"
_NAME = "{fr: Nom, en: Name}"
_HIGH = "  - {id: high, title: {fr: Haut, en: High}, total: 50"
_ESTIMATES = HEAD[HEAD.index("estimates:") :]
ACTION_MISTAKES: dict[str, tuple[str, str]] = {
    "S003": ("        hours: {low: 1, high: 2}\n        lead", "        lead"),
    "P304": ("at: waste.signage", "at: waste.signag"),
    "P321": ("to: true", "append: {}"),
    "P323": ("to: true", "become: true"),
    "R120": ("per: n.b", "per: n.c"),
    "R121": ("expect: {n.a: {at_least: 0.5 * n.b}}", "expect: {f.p: {at_least: 1}}"),
    "R122": ("0.5 * n.b", "3 kWh"),
    "R215": ("lead_days: 7", "lead_days: -7"),
}
"""For each code of the plan's or another's problems, what in an action of RULES provokes it."""
HEAD_MISTAKES: dict[str, tuple[str, str]] = {
    "R301": ("principles:\n", "principles:\n  - {id: two, title: {fr: Deux, en: Two}}\n"),
    "R305": ("total: 50, floor: 30", "total: 10, floor: 30"),
    "R309": (_LEVELS_SOURCE, ""),
    "R224": (_ESTIMATES, ""),
    "R311": (_LICENCE, f"{_LICENCE}promise: {{title: {_NAME}, why: {_NAME}, source: {_SOURCE}}}\n"),
    "R307": (
        f"total: 20, results: 10}}\n{_HIGH}, floor: 30, results: 20}}",
        f"total: 20}}\n{_HIGH}}}",
    ),
    "R308": ("roles:\n", "roles:\n  - {id: all, title: {fr: Tous, en: All}}\n"),
    "R320": ("roles:\n", "roles:\n  - {id: 'a b', title: {fr: Autres, en: Others}}\n"),
    "R321": ("levels_source: {", "levels_source: {url: 'javascript:alert(1)', "),
}
"""For each code of a head's problems, what to replace in HEAD by what."""
