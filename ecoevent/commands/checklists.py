"""The command that prints checklists."""

# ruff: noqa: PLC0415 (imports inside the commands, so that help and completion answer at once)

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ecoevent.commands.bilingual import BilingualCommand, Said, option, said, user_lang
from ecoevent.commands.options import (
    assess,
    keep_lang,
    output_of,
    pack_option,
    plan_argument,
    print_bytes,
    print_document,
    travel_option,
)
from ecoevent.errors import EcoEventError

if TYPE_CHECKING:
    from ecoevent.showing.printing import Checklist
    from ecoevent.words.text import Lang

FORMATS = ("html", "md", "pdf", "xlsx")
BINARY = {"pdf", "xlsx"}
NEEDS_OUTPUT = (
    "{form}\u00a0: ajoutez --output aide-memoire.{form}, ou --output - pour la sortie standard",
    "{form}: add --output checklist.{form}, or --output - for standard output",
)
COMPACT_IS_PDF = (
    "--compact imprime un PDF\u00a0; retirez --compact, ou {form} de --format et du nom",
    "--compact prints a PDF; leave out --compact, or {form} from --format and name",
)


@said(
    "Imprimer l'aide-mémoire, une feuille par rôle.\n\nSeules les actions qui s'appliquent à "
    "l'évènement sont imprimées, aussi celles qui sont déjà prévues, car quelqu'un doit les "
    "vérifier. --all imprime les autres aussi, cochées «\u00a0S. O.\u00a0». Sans --format, la fin "
    "du nom de --output dit le format.",
    "Print the checklist, one sheet a role.\n\nOnly actions that apply to the event are printed, "
    "those already planned too, for somebody has to verify them. --all prints the others as well, "
    "ticked “N/A”. Without --format, the end of the name of --output says which.",
)
@click.command(cls=BilingualCommand)
@plan_argument
@option(
    "--lang",
    "langs",
    type=click.Choice(["fr", "en", "both"]),
    callback=keep_lang,
    is_eager=True,
    fr="La langue, ou les deux, le français d'abord.",
    en="The language, or both, French first.",
)
@option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    fr="Page à imprimer, Markdown, PDF ou chiffrier.",
    en="Page to print, Markdown, PDF or spreadsheet.",
)
@option(
    "--paper",
    type=click.Choice(["letter", "a4"]),
    default="letter",
    show_default=True,
    fr="Le papier du PDF et du chiffrier.",
    en="The paper of the PDF and the spreadsheet.",
)
@option(
    "--compact",
    is_flag=True,
    fr="Un PDF de tous les rôles ensemble, sur une page si elle reste lisible.",
    en="A PDF of all roles together, on one page if that stays legible.",
)
@pack_option
@output_of(*FORMATS)
@travel_option
@option("--role", "roles", multiple=True, fr="Seulement ce rôle.", en="This role only.")
@option("--phase", "phases", multiple=True, fr="Seulement cette phase.", en="This phase only.")
@option(
    "--all",
    "every",
    is_flag=True,
    fr="Aussi les actions qui ne s'appliquent pas.",
    en="Actions that do not apply too.",
)
@option("--verified", is_flag=True, fr="Selon ce qui est vérifié.", en="By what evidence shows.")
@option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    fr="Un dossier de gabarits à vous (HTML, Markdown, PDF).",
    en="A folder of templates of your own (HTML, Markdown, PDF).",
)
def checklist(
    plan: str,
    langs: str | None,
    form: str | None,
    pack: str,
    output: str | None,
    roles: tuple[str, ...],
    phases: tuple[Any, ...],
    *,
    travel: bool,
    every: bool,
    verified: bool,
    **layout: Any,
) -> None:
    """Print the checklist, one sheet a role."""
    from ecoevent.showing.printing import build_checklist, select
    from ecoevent.words.text import LANGS

    format_ = _format(form, output, is_compact=layout["compact"])
    assessment = assess(plan, pack, travel=travel)
    kept = assessment.verified if verified and assessment.verified else assessment.planned
    whole = build_checklist(assessment.plan, kept, with_idle=every, local=assessment.local)
    chosen = select(whole, roles=roles, phases=phases)
    spoken = LANGS if langs == "both" else (user_lang(),)
    made = _made(chosen, format_, langs=spoken, **layout)
    if isinstance(made, bytes):
        print_bytes(made, output)
    else:
        print_document(made, output)


def _format(form: str | None, output: str | None, *, is_compact: bool) -> str:
    """The format asked for, by the name of the file too, or else a page; --compact is a PDF."""
    found = form or ("pdf" if is_compact else "html")
    if is_compact and found != "pdf":
        raise _misuse(COMPACT_IS_PDF, form=found)
    if found in BINARY and output is None:
        raise _misuse(NEEDS_OUTPUT, form=found)
    return found


def _misuse(message: Said, *, form: str) -> EcoEventError:
    from ecoevent.words.text import Text

    return EcoEventError(Text(*message).filled(form=form))


def _made(
    chosen: "Checklist",
    form: Any,
    *,
    langs: "tuple[Lang, ...]",
    paper: Any,
    compact: bool,
    templates: Path | None,
) -> bytes | str:
    """The checklist in that format."""
    from ecoevent.showing import printing

    if form == "pdf":
        return printing.render_pdf(
            chosen, langs=langs, paper=paper, compact=compact, templates=templates
        )
    if form == "xlsx":
        return printing.render_xlsx(chosen, langs=langs, paper=paper)
    return printing.render_checklist(chosen, format=form, langs=langs, templates=templates)
