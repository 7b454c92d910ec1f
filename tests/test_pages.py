"""The web pages: what students and instructors read, and what no student's text may do to it."""

import csv
import io
import random
import re
import shutil
import subprocess
from dataclasses import asdict
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from graders.battery import battery
from graders.catalog import EXERCISES, SOLUTIONS
from graders.classroom.exports import COLUMNS, grades_csv, gradescope
from graders.classroom.report import class_report
from graders.diagnosis import misconceptions
from graders.grading import Grading
from graders.oracle import Oracle
from graders.story import score
from graders.webpage import TEMPLATES, feedback, report

LAB = "lab02_activations"
SOFTMAX_COLUMNS = "e = np.exp(z - z.max(axis=0))\nreturn e / e.sum(axis=0)"
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\x1b[31m\x00\u202e'\"&{{ 7*7 }}"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")

FRAME = """<iframe style="border:0;width:{width}px;height:800px" srcdoc="{page}"></iframe>
<script>
onload = () => {{
  document.title = document.querySelector("iframe").contentDocument.documentElement.scrollWidth
}}
</script>"""


def graded(grading, path="lab.py"):
    """Return the results of an implementation, as data, as the terminal gets them."""
    results = [asdict(grading.grade(check)) for check in battery(grading.lab)]
    file = {"lab": grading.lab, "notes": grading.notes, "unreadable": grading.unreadable}
    return [result | file | {"path": str(path), "printed": ""} for result in results]


def of_file(path):
    return graded(Grading.of_file(path, Oracle(path.stem)), path)


@pytest.fixture(scope="session")
def variants():
    """Return the results of the stub, the solution and each misconception of two labs."""
    found = {}
    for lab in (LAB, "lab03_cost"):
        files = [of_file(EXERCISES / f"{lab}.py"), of_file(SOLUTIONS / f"{lab}.py")]
        wrong = [Grading(lab, one.backend, Oracle(lab)) for one in misconceptions(lab)[::3]]
        found[lab] = files + [graded(grading) for grading in wrong]
    return found


def a_class(variants, students, seed=0):
    """Make up the records of a class: most submissions wrong in some way, some without a file."""
    draw = random.Random(seed)
    for number in range(students):
        name = draw.choice(["ada", "bo", "chi", "dora"])
        for lab, files in variants.items():
            results = draw.choice([*files, *files[1:2] * len(files), []])
            earned = score(results or files[0])
            yield {
                "student": f"{name}{number:05}",
                "lab": lab,
                "points": earned.points if results else 0,
                "out_of": earned.out_of,
                "remark": "" if results else "no file",
                "seconds": draw.expovariate(5),
                "results": results,
            }


class Seen(HTMLParser):
    """The elements, attributes and texts of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.texts = [""], [], []
        self.feed(page)
        self.text = " ".join(" ".join(self.texts).split())

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *one) for one in attrs]

    def handle_data(self, data):
        if self.tags[-1] != "style":
            self.texts.append(data)


def test_feedback_tells_what_the_terminal_tells(write):
    page = Seen(feedback(of_file(write(softmax=SOFTMAX_COLUMNS)), student="Ann"))
    for said in (
        "Ann", "Lab 2: activations", "0 / 49 points", "softmax", "to mend",
        "The scores [ln 1, ln 2, ln 5] give the probabilities [1/8, 2/8, 5/8].",
        "6 of 6 numbers differ", "Likely cause: You normalised each column.", "A hint",
        "Still to write", "linear, sigmoid, relu, binary_logit, output_activation",
    ):  # fmt: skip
        assert said in page.text
    assert page.text.count("Likely cause") == 1


def test_the_solution_is_praised_and_the_stub_is_told_what_to_write(variants):
    stub, solution = (Seen(feedback(checks)) for checks in variants[LAB][:2])
    assert "Everything here is right." in solution.text
    assert "49 / 49 points" in solution.text
    assert "Next: write linear ." in stub.text
    assert "to mend" not in stub.text


def test_a_helper_is_blamed_before_its_callers(write):
    path = write("lab01_dense_layer", dense="return g(a_in @ W)", sequential=(
        "for W, b, g in layers:\n    x = dense(x, W, b, g)\nreturn x"))  # fmt: skip
    page = Seen(feedback(of_file(path)))
    assert "sequential uses dense , which fails too: mend that first." in page.text


def test_a_broken_file_is_a_sentence(write):
    path = write(prefix="def f(:\n")
    page = Seen(feedback(of_file(path)))
    assert "This file could not be graded." in page.text
    assert "line 1 is not valid Python" in page.text


def test_of_a_hidden_check_only_the_title_is_told(write):
    checks = of_file(write(softmax=SOFTMAX_COLUMNS))
    secret = [check | {"hidden": True} for check in checks]
    page = Seen(feedback(secret))
    assert checks[-1]["function"] in page.text
    first = next(check for check in checks if check["outcome"] == "failed")
    assert first["title"] in page.text
    assert "This check is hidden" in page.text
    for told in ("np.array", "returned", "expected", "Likely cause", "A hint", "0.333333"):
        assert told not in page.text
    (tests,) = [gradescope(record(secret))["tests"]]
    failed = next(test for test in tests if first["title"] in test["name"])
    assert failed["visibility"] == "hidden"
    assert "np.array" not in failed["output"]


def test_a_visible_failure_is_told_before_a_hidden_one(write):
    checks = of_file(write(softmax=SOFTMAX_COLUMNS))
    failed = [check for check in checks if check["outcome"] == "failed"]
    failed[0]["hidden"] = True
    page = Seen(feedback(checks))
    assert page.text.index(failed[1]["title"]) < page.text.index(failed[0]["title"])


def record(results, **changes):
    earned = score(results)
    facts = {"student": "ann", "lab": LAB, "remark": "", "seconds": 0.5, "results": results}
    return {**facts, "points": earned.points, "out_of": earned.out_of, **changes}


def evil_checks(variants):
    checks = [dict(check) for check in variants[LAB][2]]
    for check in checks:
        check.update(message=f"f is wrong.\n\n    f({EVIL})\n    returned  {EVIL}", printed=EVIL)
        check.update(notes=[EVIL], title=EVIL, cause=EVIL, hint=EVIL, outcome="failed")
    return checks


def test_a_students_text_is_text_on_every_page(variants):
    checks = evil_checks(variants)
    records = [record(checks, student=name, remark=EVIL) for name in (EVIL, "../../etc", "..")]
    pages = [
        feedback(checks, EVIL, (b"png", EVIL)),
        feedback([check | {"unreadable": EVIL} for check in checks]),
        report({Path("lab.py"): checks}),
        class_report(records + records),
    ]
    for page in pages:
        seen = Seen(page)
        assert "script" not in seen.tags
        assert not [one for one in seen.attributes if one[1].startswith("on")]
        assert "{{ 7*7 }}" in seen.text, "a template is not run twice"
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", page)
        links = [value for _, name, value in seen.attributes if name in {"href", "src"}]
        assert not [link for link in links if not re.match("#|data:|feedback/", link)]
        assert not [link for link in links if link.startswith("feedback/../")]


def test_a_page_needs_no_other_file(variants):
    checks = variants[LAB][2]
    picture = (b"\x89PNG", "A curve that bends at 0.")
    for page in (
        feedback(checks, picture=picture),
        report({Path("a.py"): checks}, {Path("a.py"): picture}),
        class_report(a_class(variants, 20)),
    ):
        seen = Seen(page)
        assert seen.tags.count("h1") == 1
        assert ("html", "lang", "en") in seen.attributes
        assert "link" not in seen.tags
        assert "default-src 'none'" in page
        assert "http://" not in page
        assert "https://" not in page
        for tag, name, value in seen.attributes:
            assert (tag, name) != ("img", "alt") or value == "A curve that bends at 0."
        assert seen.tags.count("caption") == seen.tags.count("table")


def test_much_output_makes_no_large_page(variants):
    checks = [check | {"printed": "x\n" * 10**6} for check in variants[LAB][2]]
    for check in checks:
        check["message"] = check["message"] + "y" * 10**6
    assert len(feedback(checks)) < 500_000


def test_the_class_report_counts_the_class(variants):
    records = list(a_class(variants, 200))
    page = Seen(class_report(records))
    assert "200 students · 400 submissions · 2 labs" in page.text
    missing = sum(one["remark"] == "no file" for one in records)
    assert f"With a remark: {missing}" in page.text
    wrong = [
        {check["misconception"] for check in one["results"]} - {None} for one in records
    ]  # by submission
    named = [name for names in wrong for name in names]
    most = max(sorted(set(named)), key=named.count)
    assert re.search(rf"\b{named.count(most)} {most.replace('_', ' ?_ ?')}", page.text)
    assert "What was misunderstood" in page.text


def test_wrong_answers_without_a_name_are_grouped(write):
    odd = of_file(write(relu="return 17.0 + np.asarray(z) ** 2"))
    other = of_file(write(relu="return 18.0 + np.asarray(z) ** 2"))
    moved = [c | {"message": c["message"] + "\nat /elsewhere/lab.py, line 7"} for c in odd]
    page = Seen(class_report([
        record(odd, student="ann"), record(moved, student="bob"), record(other, student="cy"),
    ]))  # fmt: skip
    assert page.text.count("2 × relu") == 1
    assert "ann, bob" in page.text
    assert "1 × relu" not in page.text


def test_an_empty_class_has_a_report():
    assert "0 students" in Seen(class_report([])).text


def test_a_class_of_10000_has_a_short_report(variants):
    page = class_report(a_class(variants, 5000))
    assert "10,000 submissions" in page
    assert "grades.csv has all" in page
    assert len(page) < 400_000


def test_grades_are_no_formulas(variants):
    names = ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "\x00=1", "\x1b[0m=1", 'a"b,c', "ü"]
    text = grades_csv(record(variants[LAB][1], student=name, remark=name) for name in names)
    header, *rows = csv.reader(io.StringIO(text))
    assert header == COLUMNS
    assert len(rows) == len(names)
    for row in rows:
        assert row[0][0] not in "=+-@\t\r\n\x00\x1b"
        assert row[4][0] not in "=+-@\t\r\n\x00\x1b"
        assert row[2:4] == ["49", "49"]
    assert [rows[i][0] for i in (0, -2, -1)] == ["'=1+1", 'a"b,c', "ü"]


def test_gradescope_reads_the_results(variants):
    checks = variants[LAB][2]
    result = gradescope(record(checks, remark="prints much"))
    assert result["score"] == score(checks).points == sum(t["score"] for t in result["tests"])
    assert result["output"] == "prints much"
    assert {test["status"] for test in result["tests"]} == {"passed", "failed"}
    assert {test["visibility"] for test in result["tests"]} == {"visible", "hidden"}
    failed = next(test for test in result["tests"] if test["status"] == "failed")
    assert "Likely cause" in failed["output"]


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed")
@pytest.mark.parametrize("width", [360, 1200])
def test_a_page_is_as_wide_as_the_screen(variants, tmp_path, width):
    pages = [*(feedback(checks) for checks in variants["lab03_cost"][:4])]
    pages.append(class_report(a_class(variants, 200)))
    for page in pages:
        frame = tmp_path / "frame.html"
        frame.write_text(FRAME.format(width=width, page=escape(page)), encoding="utf-8")
        shown = subprocess.run(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             f"--user-data-dir={tmp_path / 'profile'}", "--hide-scrollbars", "--dump-dom",
             frame.as_uri()],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert re.search(r"<title>(\d+)</title>", shown.stdout)[1] == str(width)


def luminance(color):
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("mode", ["light", "dark", "print"])
def test_texts_have_contrast(mode):
    """At least 4.5 to 1, as WCAG 2.2 asks for."""
    css = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    blocks = css.split(":root {")[1:4]
    block = blocks[["light", "dark", "print"].index(mode)].partition("}")[0]
    colors = {name: value.ljust(7, value[-1]) for name, value in
              re.findall(r"--([\w-]+): (#\w+);", block)}  # fmt: skip
    pairs = [(ink, ground) for ink in ("ink", "soft", "blue") for ground in ("page", "card")]
    pairs += [(ink, f"{ink}-tint") for ink in ("blue", "green", "red", "amber")]
    pairs += [("ink", name) for name in colors if name.endswith("tint") or name == "code"]
    for ink, ground in [*pairs, ("soft", "code")]:
        light, dark = sorted((luminance(colors[ink]), luminance(colors[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)
