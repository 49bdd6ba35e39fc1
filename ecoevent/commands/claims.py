"""The commands that check what an event says of itself in public."""

# ruff: noqa: PLC0415 (imports inside the commands, so that help and completion answer at once)

import datetime as dt
from functools import partial

import click

from ecoevent.commands.bilingual import BilingualCommand, BilingualGroup, option, said, user_lang
from ecoevent.commands.language import in_lang
from ecoevent.commands.options import (
    format_option,
    lang_option,
    output_option,
    print_json,
    print_text,
)

_FOUND = 1
_LONG = (
    "{file}\u00a0: plus de {most} lettres\u00a0; vérifiez le texte par parties",
    "{file}: more than {most} letters; check the text in parts",
)
_NO_TEXT = (
    "{file}\u00a0: n'est pas un texte\u00a0; enregistrez-le en texte brut (.txt)",
    "{file}: is no text; save it as plain text (.txt)",
)


@said("Vérifier ce que l'évènement affirme en public.", "Check what the event says in public.")
@click.group("claims", cls=BilingualGroup)
def claims() -> None:
    """Check what the event says in public."""


@said(
    "Chercher dans un texte les affirmations qui ne tiennent pas\u00a0: neutralité, compensation,"
    " effet nul, éloge général.\n\n"
    "Donne la place, la raison, une formulation qui tient et la loi. Code de sortie\u00a0: 1 s'il"
    " faut en retirer une.",
    "Look in a text for claims that do not hold: neutrality, offsets, no effect, general praise."
    "\n\nTells the place, the reason, a wording that holds and the law. Exit code: 1 when one has"
    " to be withdrawn.",
)
@click.command(cls=BilingualCommand)
@click.argument("text", type=click.Path(allow_dash=True), metavar="FILE")
@option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    fr="Seulement les lois en vigueur ce jour-là.",
    en="Only the laws in force on that day.",
)
@lang_option
@format_option
@output_option
@click.pass_context
def check(
    ctx: click.Context, text: str, on: dt.datetime | None, form: str, output: str | None
) -> None:
    """Look in a text for claims that do not hold."""
    from ecoevent.claims import find_claims, laws_on
    from ecoevent.showing.exporting.claims import claims_json
    from ecoevent.showing.terminal.claims import claims_text

    found = find_claims(_text_of(text))
    day = None if on is None else on.date()
    laws = tuple(dict.fromkeys(law for claim in found for law in laws_on(claim.kind, on=day)))
    if form == "json":
        print_json(claims_json(found, laws), output)
    else:
        print_text(claims_text(found, laws, file=text, lang=user_lang()), output)
    if any(claim.is_stopped for claim in found):
        ctx.exit(_FOUND)


def _text_of(file: str) -> str:
    """The text of a file or of standard input, in UTF-8 or else in Windows' letters."""
    from ecoevent.claims.checking import LONGEST_TEXT
    from ecoevent.reading.files import read_bytes, read_standard_input

    longest = 4 * LONGEST_TEXT
    read = read_standard_input if file == "-" else partial(read_bytes, file)
    content = read(longest=longest)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    wrong = _LONG if len(text) > LONGEST_TEXT else _NO_TEXT if "\0" in text else None
    if wrong is not None:
        raise click.UsageError(in_lang(wrong).format(file=file, most=f"{LONGEST_TEXT:,}"))
    return text


claims.add_command(check)
