"""A job → a stand-alone page that the browser prints, and its style sheet: the same sheets as the PDF."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.cards.lines import lines
from generator.cards.margin import how, margin
from generator.cards.options import Options
from generator.cards.sheet import Job, pages
from generator.fit import blank_face, fitted, fonts, offered, style
from generator.fit.room import BAR, OVERHANG, back_room, front_room
from generator.model.course import Course
from generator.model.layout import Flip, Layout, Order, back_slots, front_slots
from generator.model.output import File
from generator.model.paper import PAPERS


def page(course: Course, job: Job, choice: Options) -> str:
    """Render a job as a page, on which its reader may choose among the cards."""
    marks = list(lines(job.layout))
    return (
        _environment()
        .get_template("sheet.html.j2")
        .render(
            course=course,
            job=job,
            how=how(job),
            choice=choice,
            blank=[placed for each in pages(blank(course, job)) for placed in each.cards],
            layouts=list(offered(course)),
            paper=paper(job.layout),
            hows={
                Flip.LONG: how(replace(job, flip=Flip.LONG, order=Order.DUPLEX)),
                Flip.SHORT: how(replace(job, flip=Flip.SHORT, order=Order.DUPLEX)),
                Order.FRONTS_THEN_BACKS: how(replace(job, order=Order.FRONTS_THEN_BACKS)),
            },
            rtl=style.is_right_to_left(job.lang),
            pages=[(each, [] if each.side == "backs" else marks, margin(job, each)) for each in pages(job)],
        )
    )


def blank(course: Course, job: Job) -> Job:
    """Give the job of one blank card, in the layout of this job and of its kind."""
    face = blank_face("study" if job.kind == "study" else "pocket", job.layout)
    return replace(job, kind="blank", faces=(face,), fits=tuple(fitted(course, [face], job.layout)))


def paper(layout: Layout) -> str:
    """Name a layout's paper: `a4`, `letter`, or its size in mm."""
    return next((name for name, size in PAPERS.items() if size == layout.page), "{:g}x{:g}".format(*layout.page))


def stylesheet(layout: Layout, jobs: Iterable[Job], offset: tuple[float, float]) -> str:
    """Give the style sheet of a layout, for the sizes and colours that these jobs need."""
    jobs = list(jobs)
    return (
        _environment()
        .get_template("sheet.css.j2")
        .render(
            layout=layout,
            fronts=front_slots(layout),
            backs=[(flip, back_slots(layout, flip)) for flip in Flip],
            offset=offset,
            front=front_room(layout),
            back=back_room(layout),
            bar=BAR,
            overhang=OVERHANG,
            lines=list(lines(layout)),
            sizes=sorted({fit.size for job in jobs for pair in job.fits for fit in pair}),
            colours=sorted({face.colour for job in jobs for face in job.faces}),
            styles=style.STYLES.items(),
            name_family=fonts.NAME,
            rule=style.RULE,
            rule_gap=style.RULE_GAP,
            hang=style.HANG,
            picture=style.PICTURE,
            write=(style.WRITE, style.WRITE_RULE, round(style.WRITE_GREY * 2.55)),
            small=style.SMALL_PICTURE,
        )
    )


def paper_fonts(texts: Iterable[str]) -> Iterator[File]:
    """Yield the fonts that print pages of these texts need, and the style sheet that names them."""
    families = fonts.used(texts)
    rules: list[str] = []
    for family in families:
        for end, weight, italic in fonts.FACES[family]:
            name = fonts.file_of(family, end)
            yield File(f"assets/tacticbook/fonts/paper/{name}", (fonts.FOLDER / name).read_bytes())
            slope = "italic" if italic else "normal"
            rules.append(
                f'@font-face {{ font-family: "Paper {family}"; src: url("fonts/paper/{name}") format("truetype"); '
                f"font-weight: {weight}; font-style: {slope}; font-display: block; }}"
            )
        licence = f"{family.replace(' ', '')}-OFL.txt"
        yield File(f"assets/tacticbook/fonts/paper/{licence}", (fonts.FOLDER / licence).read_bytes())
    roles = {"text": fonts.TEXT, "name": fonts.NAME, "code": fonts.CODE, "sign": fonts.SYMBOL}
    for role, first in roles.items():
        stack = ", ".join(f'"Paper {each}"' for each in fonts.stack(first) if each in families)
        rules.append(f":root {{ --{role}: {stack}, sans-serif; }}")
    head = "/* The fonts of paper, under the SIL Open Font License (fonts/paper/*-OFL.txt); made for this site. */"
    yield File.text("assets/tacticbook/paper.css", "\n".join([head, *rules]))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("generator.cards"), autoescape=True, trim_blocks=True, undefined=StrictUndefined
    )
