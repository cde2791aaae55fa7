"""A course folder with every kind of file and question, and changes to it that a number decides."""

import os
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.fingerprint import fingerprint
from generator.questions import TYPES
from tests.question_cases import cases

SAMPLE = Path(__file__).parent / "sample"
COVERAGE = """\
- id: row-airway
  text: Keep the airway open.
- id: row-blows
  text: Know what to do before you hit a back.
  meta: true
"""
SOURCE = "None of these words stands in the course, as they are about the care of roses in a dry summer."
ALLOWED = "  # check: allow Q07 because this is the shortest way to say it\n"

ODD = (
    "\u200f", "\u202e", "\u2066", "\u2028", "\u0085", "\x00", "\x1b[31m", "\ufeff", "\U0001f600", "\ufffe", "é",
    "\u0301",
    "\t", "\u200b", "\u2060", "\u00ad", "\u00a0", "\u3000", "\u0660", "\uff1a ", "\u0130", "\u1e9e", "\U000e0041",
    "\u0600",
    "\u0c80", "\u2212", "\ufb01", "\u4e2d\u6587\u3002", "\u0627\u0644", "\u0e01\u0e33",
    "\U0001f468\u200d\U0001f469", "\u0301" * 50,
)  # fmt: skip
ODD_BYTES = (b"\xed\xa0\x80", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xff\xfe", b"\r")
SCALARS = (
    "1", "1e999", ".nan", "-.inf", "9" * 500, "true", "null", "~", "", "[]", "{}", "no", "012", "1:30", "2024-01-01",
    "[a, [b, {c: d}]]", "{a: 1}", "&a [*a]", "*nowhere", "!!python/name:os.system x", '"\\0"', "''", "|", "- a", "'a",
    '"<script>"', "../../x", "a.b.c", "technique:x", "[@nobody]", "![](question:nothing)", "[x](term:nothing)",
    "`[@x]",
    "-", "?", "...", "a", ".", "…", "¿?", "$x$", "$\\frac{$", "{{a}}", "{{", "strict", "lenient", "[a]", "[{}]",
    "0", "-1",
)  # fmt: skip
COMMENTS = (
    "check: allow Q07 because it is so", "check: allow Q07", "check:", "check: allow Q99, Q06 because x",
    "check: allow D04 because x",
    "check: allow R01,R02,P01,L01 because a\u202eb", "check: allow Y03 because x",
    "check: allow B01, P05 because x", "check: forbid all",
)  # fmt: skip
PROSE = (
    "![](question:nothing)", "![](technique:back-blows.nothing)", "![](task:t9)", "![x](nothing.png)",
    "![](lean-forward.svg)",
    "[a](lesson:choking#nothing)", "[a](#)", "[a](../../../etc/passwd)", "[@nobody; @]", "| a |\n|---|\n| b | c |",
    "$\\frac{$", "$$",
    "``` math\n\\sqrt{\n```", "<b>x</b><!--", "<!-- check: allow R01 because x -->", "{{a}}", "[^1]", "[^1]: x",
    "- - - a", "####### a",
    "&#0;&nope;", "![](technique:back-blows.steps)" * 3, "[a]: b", "*" * 200, "[" * 200, "a\\\nb", "~~~",
    "    code", "!!! note", "{#x .y}",
)  # fmt: skip


def write(root: Path) -> None:
    """Write the course: the sample, and what it has none of."""
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("build"))
    content = root / "content/first-aid"
    (content / "coverage.yml").write_text(COVERAGE, encoding="utf-8")
    made = fingerprint("first-aid", "0a118801f650b69b592aa57c96128bfe", "roses", SOURCE)
    assert made
    (root / made.path).parent.mkdir(exist_ok=True)
    (root / made.path).write_bytes(made.data)
    _append(content / "techniques/recovery-position.yml", "seeds: [row-airway]\n")
    asked = yaml.safe_dump([_question(kind) for kind in TYPES], sort_keys=False, allow_unicode=True, width=100)
    first, rest = asked.split("\n", 1)
    _append(root / "quizzes/first-aid/does-not-answer.yml", f"\n{first}{ALLOWED}{rest}")


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def _question(kind: str) -> dict[str, object]:
    """Give the first question of a type that the gallery shows."""
    case = next(case for case in cases(kind) if "gallery" in case)
    return {"id": f"q-{kind.replace('_', '-')}", "type": kind, **case["given"], "objective": "recovery-position.o1"}


def files(root: Path) -> list[str]:
    """Give every file of the course, by name."""
    found = (path.relative_to(root) for path in root.glob("*/first-aid/**/*") if path.is_file())
    return sorted(path.as_posix() for path in found)


def _lines(text: bytes, dice: random.Random) -> bytes:
    """Drop, double, swap or indent lines."""
    lines = text.splitlines(keepends=True) or [b""]
    one, two = dice.randrange(len(lines)), dice.randrange(len(lines))
    match dice.randrange(6):
        case 0:
            del lines[one : one + dice.randint(1, 4)]
        case 1:
            lines.insert(two, lines[one])
        case 2:
            lines[one], lines[two] = lines[two], lines[one]
        case 3:
            lines[one] = b" " * dice.randint(1, 5) + lines[one]
        case 4:
            lines[one] = lines[one].lstrip()
        case _:
            lines[one] = dice.choice((b"\t", b"\xc2\xa0", b"\xe3\x80\x80", b"-", b"- ", b"# ")) + lines[one]
    return b"".join(lines)


def _entry(text: bytes, dice: random.Random) -> bytes:
    """Drop, double or move an entry of a list, or drop the line that begins it."""
    lines = text.splitlines(keepends=True)
    starts = [n for n, line in enumerate(lines) if re.match(rb" *- ", line)]
    if not starts:
        return _lines(text, dice)
    start = dice.choice(starts)
    edge = len(lines[start]) - len(lines[start].lstrip())
    inner = (n for n in range(start + 1, len(lines)) if lines[n].strip() and not lines[n].startswith(b" " * (edge + 1)))
    end = next(inner, len(lines))
    entry = lines[start:end]
    match dice.randrange(5):
        case 0:
            del lines[start:end]
        case 1:
            lines[end:end] = entry
        case 2:
            del lines[start]
        case 3:
            lines[start] = lines[start].replace(b"- ", b"  ", 1)
        case _:
            del lines[start:end]
            at = dice.randint(0, len(lines))
            lines[at:at] = entry
    return b"".join(lines)


def _scalar(text: bytes, dice: random.Random) -> bytes:
    """Put another value after a name, or in a list."""
    spots = [m.span(1) for m in re.finditer(rb"(?m)(?:: |- )([^\n:{\[]+)$", text)] or [(0, 0)]
    start, end = dice.choice(spots)
    return text[:start] + dice.choice(SCALARS).encode() + text[end:]


def _inner(text: bytes, dice: random.Random) -> bytes:
    """Put another value, or another name, inside of braces; or take a pair out."""
    spots = [m.span(1) for m in re.finditer(rb"(?:[{,] ?)(\w+: [^,{}\[\]\n]+)", text)] or [(0, 0)]
    start, end = dice.choice(spots)
    name, _, value = text[start:end].partition(b": ")
    other = dice.choice(SCALARS).encode()
    return text[:start] + dice.choice((b"", name + b": " + other, b"id: " + value, name + b"s: " + value)) + text[end:]


def _swap(text: bytes, dice: random.Random) -> bytes:
    """Exchange two values: a number where a text was, an id of something else."""
    spots = [m.span(1) for m in re.finditer(rb"(?m)\w: ([^\n]+)$|\w: (?:[\w-]+)(?=[,}])", text) if m[1]]
    if len(spots) < 2:
        return _lines(text, dice)
    (a, b), (c, d) = sorted(dice.sample(spots, 2))
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _name(text: bytes, dice: random.Random) -> bytes:
    """Misspell or exchange the name of a field."""
    spots = [m.span(1) for m in re.finditer(rb"(?m)^[ -]*(\w+):", text)] or [(0, 0)]
    (start, end), (other, last) = dice.choice(spots), dice.choice(spots)
    return text[:start] + dice.choice((text[other:last], text[start + 1 : end], b"x", b"<<", b"id")) + text[end:]


def _quote(text: bytes, dice: random.Random) -> bytes:
    """Delete a sign that YAML or Markdown needs."""
    spots = [m.start() for m in re.finditer(rb"[\"'{}\[\]:,#|>()!`@$*-]", text)] or [0]
    at = dice.choice(spots)
    return text[:at] + text[at + 1 :]


def _odd(text: bytes, dice: random.Random) -> bytes:
    """Put an odd character or odd bytes anywhere, inside of other characters too."""
    at = dice.randint(0, len(text))
    return text[:at] + dice.choice([*(odd.encode() for odd in ODD), *ODD_BYTES]) + text[at:]


def _odd_text(text: bytes, dice: random.Random) -> bytes:
    """Make a whole value of odd characters."""
    spots = [m.span(1) for m in re.finditer(rb"(?m): ([^\n{\[|>]+)$", text)] or [(0, 0)]
    start, end = dice.choice(spots)
    odd = "".join(dice.choices([one for one in ODD if one.isprintable() or one in {"\u00a0", "\u200b"}], k=3))
    return text[:start] + odd.encode() + text[end:]


def _comment(text: bytes, dice: random.Random) -> bytes:
    """Put a comment that is meant for the rules at the end of a line, or on one of its own."""
    lines = text.splitlines() or [b""]
    at = dice.randrange(len(lines))
    lines[at] += dice.choice((b"  # ", b"\n# ", b" # ", b" <!-- ")) + dice.choice(COMMENTS).encode()
    return b"\n".join(lines) + b"\n"


def _prose(text: bytes, dice: random.Random) -> bytes:
    """Put odd Markdown into a lesson, or into a field's text."""
    odd = dice.choice(PROSE).encode()
    spots = [m.end() for m in re.finditer(rb"(?m)[a-z.]$", text)] or [0]
    at = dice.choice(spots)
    between = b"\n\n" if b"kind:" not in text and not text.startswith((b"- ", b"#")) else b" "
    return text[:at] + between + odd + between + text[at:]


def _cut(text: bytes, dice: random.Random) -> bytes:
    return text[: dice.choice((0, dice.randint(0, len(text))))]


def _whole(text: bytes, dice: random.Random) -> bytes:
    """Change the whole file."""
    deep = b"".join(b" " * depth + b"a:\n" for depth in range(60))
    whole = (
        text.replace(b"\n", b"\r\n"), text.replace(b"\n", b"\r"), b"\xef\xbb\xbf" + text, text + b"\n---\n" + text,
        b"# nothing\n", b"null\n", b"[]\n", b"{}\n", b"- \n", b"text\n", b"a: &a [*a]\n", b"- &a {b: *a}\n",
        b"[" * 500,
        b"- " * 500, b"? " * 500, deep, b"\x00" * 50, b"> " * 300 + b"a",
        text.decode(errors="replace").encode("utf-16"), b"%YAML 9.9\n---\n" + text,
        b"![](question:a)\n" * 300, b"```\n" + text, b"[@a]\n\n`\n\n[@b]\n\n`\n", b"# # #\n#######\n", text * 2,
        text.replace(b"profile: lenient", b"profile: strict"), b"word " * 20_000, b"a" * 100_000, b"*a " * 3_000,
    )  # fmt: skip
    return dice.choice(whole)


Change = Callable[[bytes, random.Random], bytes]
TEXTS: tuple[Change, ...] = (
    _lines, _entry, _entry, _scalar, _scalar, _inner, _swap, _name, _quote, _odd, _odd_text, _comment, _prose,
    _cut, _whole,
)  # fmt: skip


def _kind(path: Path, dice: random.Random) -> None:
    """Put something else where a file is."""
    path.unlink()
    match dice.randrange(6):
        case 0:
            path.mkdir()
        case 1:
            path.symlink_to("/etc/hostname")
        case 2:
            path.symlink_to(path.name)
        case 3:
            os.mkfifo(path)
        case 4:
            pass
        case _:
            path.symlink_to("nowhere")


@dataclass(frozen=True)
class Mutation:
    """A course folder with one file changed once or several times."""

    name: str
    before: bytes
    after: bytes | None
    """None where it is no file any more."""


def make(root: Path, number: int) -> Mutation:
    """Mutate the course folder; the number decides everything."""
    dice = random.Random(number)  # noqa: S311 - no secret
    name = dice.choice(files(root))
    before = after = (root / name).read_bytes()
    if dice.random() < 0.05:
        _kind(root / name, dice)
        return Mutation(name, before, None)
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        after = dice.choice(TEXTS)(after, dice)
    (root / name).write_bytes(after)
    return Mutation(name, before, after)


def undo(root: Path, mutation: Mutation) -> None:
    """Put the file back."""
    path = root / mutation.name
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    elif mutation.after is None:
        path.unlink(missing_ok=True)
    path.write_bytes(mutation.before)
