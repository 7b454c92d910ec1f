"""The exports: they parse, and a platform that knows only the file gives the same credit."""

import functools
import io
import itertools
import os
import random
import re
import zipfile
from html import unescape
from xml.etree import ElementTree as ET

import pytest

from quizzes.bank import BANK, names, read
from quizzes.cli import main
from quizzes.exports import moodle, qti
from quizzes.exports.items import Losses, decimals, items
from quizzes.exports.markup import html
from quizzes.feedback import shown
from quizzes.scoring import credit, tolerance

# Moodle's own list, the only fractions that its import takes
MOODLE = [100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667,
          14.28571, 12.5, 11.11111, 10, 5, 0]  # fmt: skip


@functools.cache
def exported(name, format, seed=None):
    """Export a quiz; return the items' XML by name, the sheets, and what is lost."""
    quiz, losses = read(BANK / f"{name}.yaml"), Losses()
    content = format.export(quiz, seed, losses)
    if format is qti:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            content = package.read(f"{name}/{name}.xml").replace(qti.QTI.encode(), b"")
    sheets = [sheet for sheets in items(quiz, seed, Losses()) for sheet in sheets]
    return ET.fromstring(content), sheets, losses


# What a reader may answer: answers as the terminal understands them


def answers(sheet):
    """Return answers of all kinds to a question: right, partly right, known mistakes, nonsense."""
    case, question, dice = sheet.case, sheet.case.question, random.Random(1)
    if question.type == "single":
        return [option.key for option in question.options]
    if question.type == "multiple":
        keys = [option.key for option in question.options]
        return [set(c) for n in range(1, len(keys) + 1) for c in itertools.combinations(keys, n)]
    if question.type == "true_false":
        return list(itertools.product([True, False], repeat=len(question.statements)))
    if question.type == "numeric":
        edge = tolerance(question, case.key)
        near = [case.key + step * edge for step in (-1.02, -0.98, 0, 0.98, 1.02)]
        return [*near, *(one.value for one in case.wrong), -case.key, 1e6]
    if question.type in {"array", "shape"}:
        return [case.key, *(one.value for one in case.wrong)]
    if question.type == "order":
        orders = list(itertools.permutations(range(len(question.items))))
        return dice.sample(orders, min(60, len(orders)))
    if question.type == "match":
        right = range(len(question.pairs) + len(question.distractors))
        drawn = [dict(enumerate(dice.sample(right, len(question.pairs)))) for _ in range(40)]
        return [{i: i for i in range(len(question.pairs))}, *drawn]
    plain = [text for text in getattr(question, "accept", []) if not text.startswith("/")]
    wrong = [one.match for one in question.wrong if not one.match.startswith("/")]
    output = [question.answer] if question.type == "output" else []
    return [*plain, *(text.upper() for text in plain), *output, *wrong, "something else"]


def rows(array):
    return array if isinstance(array[0], list) else [array]


# Moodle, as its own code scores: knows nothing but the XML


def moodle_score(node, answer, sheet):
    """Score an answer that is put in by what is read on the page."""
    question = sheet.case.question
    kind = node.get("type")
    if kind == "multichoice":
        ticked = {answer} if isinstance(answer, str) else answer
        texts = {html(sheet.case.fill(o.text)) for o in question.options if o.key in ticked}
        found = [a for a in node.iter("answer") if a.findtext("text") in texts]
        assert len(found) == len(texts)
        assert (node.findtext("single") == "true") == (question.type == "single")
        return max(0.0, sum(float(a.get("fraction")) for a in found) / 100)
    if kind == "cloze":
        return cloze_score(node.findtext("questiontext/text"), answer, question)
    if kind == "numerical":
        texts = [(a, a.findtext("text"), a.findtext("tolerance")) for a in node.iter("answer")]
        return first(a for a, key, edge in texts if within(answer, key, edge))
    if kind == "shortanswer":
        text = shown(sheet.case, answer) if question.type == "shape" else answer
        fold = str if node.findtext("usecase") == "1" else str.casefold
        texts = [(a, a.findtext("text").replace(r"\*", "*")) for a in node.iter("answer")]
        return first(a for a, accepted in texts if fold(accepted) == fold(text))
    if kind == "ordering":
        assert node.findtext("gradingtype") == "LONGEST_ORDERED_SUBSET"
        place = {a.findtext("text"): float(a.get("fraction")) for a in node.findall("answer")}
        run = longest_run([place[html(question.items[i])] for i in answer])
        return (run if run > 1 else 0) / len(place)
    assert kind == "matching"
    pairs = [(part.findtext("text"), part.findtext("answer/text"))
             for part in node.iter("subquestion")]  # fmt: skip
    right = [pair.right for pair in question.pairs] + question.distractors
    asked = [pair for pair in pairs if pair[0]]
    given = [(html(question.pairs[i].left), right[j]) for i, j in answer.items()]
    return sum(pair in asked for pair in given) / len(asked)


def first(answers):
    """Return what the first answer earns that fits; no answer earns nothing."""
    return next((float(answer.get("fraction")) / 100 for answer in answers), 0.0)


def cloze_score(text, answer, question):
    """Score each field of an embedded answer; all have the same weight."""
    fields = re.findall(r"\{1:(MULTICHOICE|NUMERICAL):([^}]*)\}", text)
    if question.type == "true_false":
        given = [str(a) for a in answer]
    else:
        given = [value for row in rows(answer) for value in row]
    assert len(fields) == len(given)
    return sum(field_score(*f, g) for f, g in zip(fields, given)) / len(fields)


def field_score(kind, body, given):
    if kind == "NUMERICAL":
        key, edge = body.removeprefix("=").split(":")
        return within(given, key, edge)
    choices = [part.split("#")[0] for part in body.split("~")]
    assert sum(choice.startswith("=") for choice in choices) == 1
    return f"={given}" in choices


def within(value, key, edge):
    key, edge = float(key), float(edge)
    return abs(value - key) <= edge + 1e-14 * max(1, abs(key))


def longest_run(numbers):
    best = []
    for i, number in enumerate(numbers):
        best.append(1 + max((best[j] for j in range(i) if numbers[j] < number), default=0))
    return max(best)


# Canvas, as its own code scores


def canvas_score(node, answer, sheet):
    question, case = sheet.case.question, sheet.case
    kind = node.findtext(".//qtimetadatafield/fieldentry")
    if kind in {"multiple_choice_question", "multiple_answers_question"}:
        ticked = {answer} if isinstance(answer, str) else answer
        texts = {html(case.fill(o.text)) for o in question.options if o.key in ticked}
        chosen = {label.get("ident") for label in node.iter("response_label")
                  if label.findtext("material/mattext") in texts}  # fmt: skip
        assert len(chosen) == len(texts)
        condition = rule(node, "Set").find("conditionvar")
        right = {v.text for v in condition.findall("varequal") + condition.findall("and/varequal")}
        if kind == "multiple_choice_question":
            return float(chosen == right)
        return max(0.0, (len(chosen & right) - len(chosen - right)) / len(right))
    if kind == "numerical_question":
        low, high = (float(node.findtext(f".//and/{tag}")) for tag in ("vargte", "varlte"))
        return float(low <= answer <= high)
    if kind == "short_answer_question":
        text = shown(case, answer) if question.type == "shape" else answer
        right = rule(node, "Set").iter("varequal")
        return float(text.strip().lower() in {v.text.strip().lower() for v in right})
    given = canvas_fields(node, answer, sheet)
    adds = [r for r in node.iter("respcondition") if r.find("setvar") is not None]
    assert {r.find("setvar").get("action") for r in adds} == {"Add"}
    met = [r for r in adds if (v := r.find(".//varequal")).text == given.get(v.get("respident"))]
    return sum(float(r.findtext("setvar")) for r in met) / 100


def rule(node, action):
    scoring = [r for r in node.iter("respcondition") if r.find("setvar") is not None]
    (found,) = (r for r in scoring if r.find("setvar").get("action") == action)
    return found


def canvas_fields(node, answer, sheet):
    """Return the idents of what is chosen in each field, found by the texts on the page."""
    question = sheet.case.question
    if question.type == "true_false":
        said = [str(a) for a in answer]
    elif question.type == "array":
        said = [decimals(v, question.decimals)[0] for row in rows(answer) for v in row]
    elif question.type == "order":
        said = [question.items[i] for i in answer]
    else:
        right = [pair.right for pair in question.pairs] + question.distractors
        said = [right[answer[i]] for i in range(len(question.pairs))]
    fields = node.findall("presentation/response_lid")
    assert len(fields) == len(said)
    return {field.get("ident"): chosen(field, text) for field, text in zip(fields, said)}


def chosen(field, text):
    labels = field.iter("response_label")
    return next((x.get("ident") for x in labels if x.findtext("material/mattext") == text), None)


# The tests


def expected_in_moodle(case, answer):
    """Return the terminal's credit, or what Moodle is documented to give in its place."""
    question, earned = case.question, credit(case, answer)
    if question.type == "order" and earned * len(question.items) == 1:
        return 0.0  # one item alone is no run
    if question.type == "array" and not earned:
        return entry_share(case, answer)
    return earned


def expected_in_canvas(case, answer):
    question, earned = case.question, credit(case, answer)
    if question.type == "order":
        return sum(i == place for i, place in enumerate(answer)) / len(answer)
    if question.type == "multiple":
        right = {option.key for option in question.options if option.correct}
        return max(0.0, (len(answer & right) - len(answer - right)) / len(right))
    if question.type == "array" and not earned:
        return entry_share(case, answer)
    return earned


def entry_share(case, answer):
    """Return the share of right entries: an array that is partly right, where there are fields."""
    edge = tolerance(case.question, 0)
    pairs = [pair for a, b in zip(rows(answer), rows(case.key)) for pair in zip(a, b)]
    return sum(abs(a - b) <= edge for a, b in pairs) / len(pairs)


def fits(case, answer):
    """Tell whether an array can be put into the fields at all: they show its shape."""
    if case.question.type != "array":
        return True
    return [len(row) for row in rows(answer)] == [len(row) for row in rows(case.key)]


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize(
    ("format", "score", "expected"),
    [(moodle, moodle_score, expected_in_moodle), (qti, canvas_score, expected_in_canvas)],
    ids=["moodle", "canvas"],
)
def test_the_platform_gives_the_same_credit(name, format, score, expected):
    root, sheets, _ = exported(name, format)
    if format is moodle:
        nodes = {n.findtext("name/text"): n for n in root if n.get("type") != "category"}
    else:
        nodes = {n.get("ident"): n for n in root.iter("item")}
    assert len(nodes) == len(sheets) > 60
    given = 0
    for sheet in sheets:
        seed = "" if sheet.case.seed is None else f"-{sheet.case.seed}"
        node = nodes[sheet.case.question.id + seed]
        for answer in filter(lambda answer: fits(sheet.case, answer), answers(sheet)):
            earned = score(node, answer, sheet)
            assert earned == pytest.approx(expected(sheet.case, answer), abs=1e-5), (node, answer)
            given += 1
    assert given > 600


def test_a_balanced_tick_is_the_same_in_canvas_where_right_and_wrong_are_as_many():
    for name in names():
        _, sheets, losses = exported(name, qti)
        lost = [ids for said, ids in losses.said.items() if "wrong tick" in said]
        for case in (sheet.case for sheet in sheets if sheet.case.question.type == "multiple"):
            keys = [option.key for option in case.question.options]
            same = all(
                credit(case, set(c)) == pytest.approx(expected_in_canvas(case, set(c)))
                for n in range(1, len(keys) + 1)
                for c in itertools.combinations(keys, n)
            )
            assert same != any(case.question.id in ids for ids in lost)


@pytest.mark.parametrize("name", names())
def test_moodle_takes_every_fraction(name):
    root, sheets, _ = exported(name, moodle)
    fractions = {
        abs(float(a.get("fraction")))
        for question in root
        if question.get("type") not in {"ordering", "category"}
        for a in question.iter("answer")
        if a.get("fraction")
    }
    assert fractions <= set(MOODLE)
    ids = [node.text for node in root.iter("idnumber")]
    assert len(ids) == len(set(ids)) == len(sheets)
    assert max(map(len, ids)) <= 100


@pytest.mark.parametrize("format", [moodle, qti])
@pytest.mark.parametrize("name", names())
def test_no_feedback_is_lost(name, format):
    root, sheets, _ = exported(name, format)
    said = " ".join(unescape(unescape(text)) for text in root.itertext())
    plain = " ".join(re.sub(r"</?(p|li|ul|pre)>", " ", said).split())
    for case in (sheet.case for sheet in sheets):
        parts = [case.question.explanation, *(one.feedback for one in case.wrong)]
        for kind in ("options", "statements", "pairs"):
            parts += [part.feedback for part in getattr(case.question, kind, [])]
        for text in parts:
            assert " ".join(case.fill(text).split()) in plain, (case.question.id, text)


def test_variants_are_a_category_in_moodle_and_a_group_in_canvas():
    name, quiz = "back_propagation", read(BANK / "back_propagation.yaml")
    varied = {q.id: len(q.variants.seeds) for q in quiz.questions if q.variants}
    root, _, _ = exported(name, moodle)
    below, here = {}, None
    for node in root:
        if node.get("type") == "category":
            here = node.findtext("category/text").rpartition("/")[2]
        else:
            below[here] = below.get(here, 0) + 1
    assert below == {quiz.title: len(quiz.questions) - len(varied), **varied}
    root, _, _ = exported(name, qti)
    groups = root.findall(".//section/section")
    assert {group.get("title"): len(group.findall("item")) for group in groups} == varied
    assert {group.findtext(".//selection_number") for group in groups} == {"1"}


@pytest.mark.parametrize("format", [moodle, qti])
def test_a_seed_gives_one_paper(format):
    quiz = read(BANK / "back_propagation.yaml")
    root, sheets, _ = exported("back_propagation", format, seed=11)
    assert len(sheets) == len(quiz.questions)
    tag = "item" if format is qti else "name"
    assert len(list(root.iter(tag))) == len(quiz.questions)
    assert format.export(quiz, 11, Losses()) == format.export(quiz, 11, Losses())
    assert format.export(quiz, 11, Losses()) != format.export(quiz, 12, Losses())


# For each element that is written: its children, in the order that QTI 1.2 asks for.
CONTENT = {
    "questestinterop": "assessment", "assessment": "(section )+",
    "section": "(selection_ordering )?((section|item) )*", "selection_ordering": "selection",
    "selection": "selection_number",
    "item": "itemmetadata presentation resprocessing (itemfeedback )*",
    "itemmetadata": "qtimetadata", "qtimetadata": "(qtimetadatafield )+",
    "qtimetadatafield": "fieldlabel fieldentry",
    "presentation": "material ((response_lid|response_str) )+",
    "response_lid": "(material )?render_choice", "response_str": "render_fib",
    "render_choice": "(response_label )+", "render_fib": "response_label",
    "response_label": "(material )?", "material": "mattext",
    "resprocessing": "outcomes (respcondition )+", "outcomes": "decvar",
    "respcondition": "conditionvar (setvar )?(displayfeedback )?",
    "conditionvar": "((varequal|and|or|other) )+", "and": "((varequal|not|vargte|varlte) )+",
    "or": "((varequal|and) )+", "not": "varequal", "itemfeedback": "flow_mat",
    "flow_mat": "material",
}  # fmt: skip


@pytest.mark.parametrize("name", names())
def test_the_package_is_qti(name):
    root, _, _ = exported(name, qti)
    for node in root.iter():
        children = " ".join(child.tag for child in node)
        pattern = CONTENT.get(node.tag, "").strip()
        assert re.fullmatch(f"(?:{pattern})", children + " ") or re.fullmatch(pattern, children)
        assert not (node.tag in CONTENT and (node.text or "").strip())
    for item in root.iter("item"):
        said = {node.get("ident") for node in item.iter("itemfeedback")}
        assert said == {node.get("linkrefid") for node in item.iter("displayfeedback")}
        fields = {node.get("ident") for node in item.find("presentation") if node.get("ident")}
        assert {node.get("respident") for node in item.iter() if node.get("respident")} <= fields


@pytest.mark.skipif("QTI_DTD" not in os.environ, reason="QTI_DTD names no ims_qtiasiv1p2p1.dtd")
@pytest.mark.parametrize("name", names())
def test_the_package_is_valid_by_the_published_dtd(name):
    etree = pytest.importorskip("lxml.etree")
    dtd = etree.DTD(os.environ["QTI_DTD"])
    root, _, _ = exported(name, qti)
    text = ET.tostring(root).replace(b' xmlns=""', b"")
    assert dtd.validate(etree.fromstring(text)), dtd.error_log


def test_the_manifest_names_the_assessment(tmp_path, capsys):
    out = tmp_path / "quiz.zip"
    assert main(["export", "qti", "back_propagation", "--out", str(out)]) == 0
    with zipfile.ZipFile(out) as package:
        manifest = ET.fromstring(package.read("imsmanifest.xml"))
        (resource,) = manifest.iter(f"{{{qti.PACKAGE}}}resource")
        assert resource.get("type") == "imsqti_xmlv1p2"
        assert [node.get("href") for node in resource] == package.namelist()[1:]


def test_what_is_lost_is_told(tmp_path, capsys):
    export = ["multiclass_classification", "--out", str(tmp_path / "out")]
    assert main(["export", "moodle", *export]) == 0
    error = capsys.readouterr().err
    assert "regular expressions" in error
    assert "decision-without-softmax" in error
    assert main(["export", "qti", *export]) == 0
    assert "Canvas has no orders" in capsys.readouterr().err


def test_a_void_question_is_left_out_and_told(tmp_path, capsys):
    text = (BANK / "back_propagation.yaml").read_text(encoding="utf-8")
    path = tmp_path / "back_propagation.yaml"
    path.write_text(
        text.replace("type: single\n", "type: single\n  status: void\n  reason: Unclear.\n", 1)
    )
    assert main(["export", "moodle", str(path), "--out", str(tmp_path / "a.xml")]) == 0
    assert "Left out, since it is void (" in capsys.readouterr().err


SEVERAL_LINES = """\
format: 1
id: lines
title: Lines
questions:
- {id: one, type: output, prompt: What?, code: print(1), answer: "1", explanation: So.}
- {id: two, type: output, prompt: W, code: "print(1);print(2)", answer: "1\\n2", explanation: So.}
"""


@pytest.mark.parametrize("format", ["moodle", "qti"])
def test_an_answer_of_several_lines_is_left_out_and_told(tmp_path, capsys, format):
    path = tmp_path / "lines.yaml"
    path.write_text(SEVERAL_LINES, encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert main(["export", format, str(path), "--out", str(tmp_path / "out")]) == 0
    assert "Left out, since its answer has several lines (two)" in capsys.readouterr().err


@pytest.mark.parametrize("out", ["nowhere/a.xml", "."])
def test_a_file_that_can_not_be_written_is_told(tmp_path, capsys, monkeypatch, out):
    monkeypatch.chdir(tmp_path)
    assert main(["export", "moodle", "back_propagation", "--out", out]) == 2
    assert "can't be written" in capsys.readouterr().err
