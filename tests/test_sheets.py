"""Cards come out of a printer right: the PDFs, read back, in every layout and for both flips."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cards import pdf
from generator.fit import Fit, pictures
from generator.model.layout import Flip, Layout, Order, front_slots
from tests.flagship_cards import expected, flagship, job_of
from tests.paper.catalogue import printing, universal
from tests.paper.layouts import LAYOUTS
from tests.paper.rasters import code_faults
from tests.paper.sheet_check import faults

ROOT = Path(__file__).parents[1]
WAYS = [(name, flip) for name, layout in LAYOUTS.items() for flip in ([Flip.LONG] if layout.fold else list(Flip))]
SLOW = pytest.mark.slow
PRINTED = "import sys; from tests.test_sheets import print_core; sys.stdout.buffer.write(print_core())"


def print_core(name: str = "a4-8up-inset", **how: object) -> bytes:
    """Print the moves to carry."""
    return pdf(job_of("core", LAYOUTS[name], **how), pictures(flagship()))


@pytest.mark.parametrize("deck", ["core", pytest.param("all", marks=SLOW), pytest.param("study", marks=SLOW)])
@pytest.mark.parametrize(("name", "flip"), WAYS, ids=[f"{name}-{flip}" for name, flip in WAYS])
def test_every_sheet_is_right(name: str, flip: Flip, deck: str) -> None:
    job = job_of(deck, LAYOUTS[name], flip=flip)
    made = pdf(job, pictures(flagship()))
    meant = expected(job, least=LAYOUTS[name].text[1])
    assert faults(made, meant) == []
    assert code_faults(made, meant) == []
    assert universal(made) == []
    wanted = "Simplex" if job.layout.fold else f"DuplexFlip{flip.capitalize()}Edge"
    assert printing(made).items() >= {"/PrintScaling": "/None", "/Duplex": f"/{wanted}"}.items()


@pytest.mark.parametrize("name", ["a4-8up-inset", "letter-poker-9up"])
def test_fronts_then_backs_moved_by_an_offset(name: str) -> None:
    job = job_of("core", LAYOUTS[name], order=Order.FRONTS_THEN_BACKS, offset=(0.5, -0.4))
    assert faults(pdf(job, {}), expected(job)) == []


@pytest.mark.parametrize("told", [Flip.LONG, Flip.SHORT])
def test_the_wrong_flip_is_noticed(told: Flip) -> None:
    other = Flip.SHORT if told is Flip.LONG else Flip.LONG
    job = job_of("core", LAYOUTS["a4-8up-inset"], flip=told)
    assert faults(pdf(job, {}), replace(expected(job), flip=other))


def test_a_text_that_was_fitted_too_large_is_noticed() -> None:
    job = job_of("core", LAYOUTS["letter-avery5371-10up"])
    larger = tuple((replace(front, size=12.0), replace(back, size=12.0)) for front, back in job.fits)
    assert faults(pdf(replace(job, fits=larger), {}), expected(job))


def test_a_shifted_grid_is_noticed() -> None:
    job = job_of("core", LAYOUTS["a4-8up-inset"])
    left, top = job.layout.origin
    moved = job.layout.model_copy(update={"origin": (left + 1, top)})
    assert faults(pdf(replace(job, layout=moved), {}), expected(job))


def test_the_same_bytes_whatever_the_machine_says() -> None:
    made = set()
    for seed, zone, spoken in (("1", "UTC", "C"), ("77", "Asia/Tokyo", "C.UTF-8")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": spoken, "PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, "-c", PRINTED], check=True, cwd=ROOT, env=env, stdout=subprocess.PIPE)
        made.add(done.stdout)
    assert len(made) == 1
    assert made == {print_core()}


def test_an_incomplete_sheet_keeps_its_slots() -> None:
    layout: Layout = LAYOUTS["a4-8up-inset"]
    for count in (1, 7, 11):
        whole = job_of("core", layout)
        job = replace(whole, faces=whole.faces[:count], fits=whole.fits[:count])
        assert job.sheets == -(-count // len(front_slots(layout)))
        assert faults(pdf(job, {}), expected(job)) == []


def test_fits_are_found_not_assumed() -> None:
    sizes = {fit.size for pair in job_of("core", LAYOUTS["letter-avery5371-10up"]).fits for fit in pair}
    assert len(sizes) > 1
    assert all(
        isinstance(fit, Fit) and fit.holds for pair in job_of("core", LAYOUTS["a4-fold-4up"]).fits for fit in pair
    )
