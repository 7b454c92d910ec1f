"""The pictures of ``labs show``: of right, unwritten and wrong functions."""

import io
import os
import shutil
import subprocess
import sys
import webbrowser
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.text import Text
from matplotlib.ticker import FixedLocator
from PIL import Image

from graders import picturing
from graders.catalog import EXERCISES, ROOT, SOLUTIONS, content, labs, solution
from graders.cli import main
from graders.diagnosis import misconceptions
from graders.drawing import LINES
from graders.loading import load
from graders.panels import layout, panels
from graders.proxy import Local

LAB = "lab02_activations"
MISTAKES = {  # that are worth a look; of another lab it is the first that a panel can show
    "lab01_dense_layer": "dense__adds_the_bias_after_g",
    "lab02_activations": "softmax__normalises_columns",
    "lab03_cost": "binary_crossentropy__swaps_the_terms",
    "lab04_from_logits": "binary_crossentropy_from_logits__goes_through_the_sigmoid",
    "lab05_multilabel": "predict_labels__thresholds_the_scores",
    "lab06_derivatives": "backward__overwrites_a_share",
    "lab07_backprop": "gradients__forgets_relu_on_the_way_forward",
    "lab08_optimizers": "adam_step__forgets_the_correction",
    "lab09_convolution": "conv1d__turns_the_kernel_round",
    "lab10_tensorflow": "compile_model__takes_logits_for_probabilities",
    "lab11_multiclass": "train__shuffles_x_alone",
}
DRAWN = [lab for lab in labs() if panels(lab)]


@pytest.fixture(scope="module")
def drawn():
    """Return pictures and their PNGs, each drawn once: of the solution, the stub, a mistake."""
    pictures = {}

    def draw(lab, kind):
        if "tensorflow" in lab:
            pytest.importorskip("tensorflow", reason="the lab is written with Keras")
        if (lab, kind) not in pictures:
            with pytest.MonkeyPatch.context() as patch:
                if lab == "lab10_tensorflow":
                    patch.setattr(content("pictures", lab), "EPOCHS", [0, 1, 3])
                picture = picturing.draw(lab, backend(lab, kind))
            pictures[lab, kind] = picture, picture.render()
        return pictures[lab, kind]

    return draw


def backend(lab, kind):
    if kind == "mistake":
        seen = {panel.name.partition("__")[0] for panel in panels(lab)}
        mistakes = [one for one in misconceptions(lab) if one.function in seen]
        chosen = [one for one in mistakes if one.name == MISTAKES.get(lab)] or mistakes
        return chosen[0].backend
    module = solution(lab) if kind == "solution" else load(EXERCISES / f"{lab}.py").module
    return Local(module, seconds=60)


# What is drawn


@pytest.mark.parametrize("kind", ["solution", "stub", "mistake"])
@pytest.mark.parametrize("lab", DRAWN)
def test_a_picture_is_a_png_that_keeps_its_description(lab, kind, drawn):
    picture, png = drawn(lab, kind)
    with Image.open(io.BytesIO(png)) as image:
        width, height = image.size
        assert image.text["Description"] == picture.text
        grey = np.asarray(image.convert("L"))
    rows = layout(lab).split(";")
    assert 300 * len(rows[0]) < width < 1700
    assert 300 * len(rows) < height < 1500
    assert 0.02 < np.mean(grey < 200) < 0.5, "neither blank nor black"


@pytest.mark.parametrize("lab", DRAWN)
def test_right_functions_are_said_to_be_right(lab, drawn):
    said = drawn(lab, "solution")[0].text
    for trouble in (
        "not as expected",
        "nan or",
        "not written",
        "can't",
        "bug",
        "stopped",
        "has the wrong",
    ):
        assert trouble not in said


@pytest.mark.parametrize("lab", DRAWN)
def test_unwritten_functions_are_named_on_every_panel(lab, drawn):
    first, *lines = drawn(lab, "stub")[0].text.splitlines()
    assert first.startswith(f"{lab}: a picture with {len(lines)} panel")
    assert len(lines) == len(panels(lab))
    for line in lines:
        assert line.endswith(" is not written yet.")


@pytest.mark.parametrize("lab", DRAWN)
def test_a_mistake_changes_the_picture_and_what_is_said(lab, drawn):
    (wrong, wrong_png), (right, right_png) = drawn(lab, "mistake"), drawn(lab, "solution")
    assert wrong.text != right.text
    assert wrong_png != right_png


@pytest.mark.parametrize("kind", ["solution", "stub"])
@pytest.mark.parametrize("lab", DRAWN)
def test_every_letter_can_be_read(lab, kind, drawn):
    texts = drawn(lab, kind)[0].figure.findobj(lambda artist: isinstance(artist, Text))
    assert min(text.get_fontsize() for text in texts if text.get_text()) >= 9


@pytest.mark.parametrize("lab", DRAWN)
def test_every_panel_has_a_title_and_names_on_its_axes(lab, drawn):
    for axes in drawn(lab, "solution")[0].figure.axes:
        assert axes.get_title(loc="left")
        assert axes.get_xlabel()
        named = isinstance(axes.yaxis.get_major_locator(), FixedLocator)  # or there are no numbers
        assert axes.get_ylabel() or named


def test_lines_differ_in_more_than_colour():
    for difference in ("linestyle", "marker", "color"):
        assert len({style[difference] for style in LINES}) == len(LINES)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("return None", "softmax returns nothing yet."),
        ("return z[0]", "softmax has the wrong shape: (3,), expected is (3, 3)."),
        ("return 'probabilities'", "softmax has the wrong type."),
        ("return [[1], [2, 3]]", "softmax has the wrong shape"),
        ("raise RuntimeError('boom')", "softmax stopped with RuntimeError: boom."),
        ("return z / 0", "Your softmax: nan or infinite at "),
        ("return z * 1e300", "Your softmax: not as expected, off by up to 1.2e+301."),
        ("print('noise'); return z * 0", "Your rows sum to 0, 0, 0."),
        ("return sigmoid(z)", "softmax needs sigmoid, which is not written yet."),
    ],
)
def test_what_is_wrong_is_said_on_the_panel(body, said, write, capsys):
    picture = picturing.draw_file(write(softmax=body, relu="return np.maximum(z, 0)"))
    lines = picture.text.splitlines()
    assert said in lines[4]
    assert "Your relu: as expected." in lines[3], "the other panels are what they were"
    assert picture.render()
    assert capsys.readouterr().out == ""


def test_a_function_that_never_ends_is_stopped(write):
    module = load(write(sigmoid="while True: pass")).module
    picture = picturing.draw(LAB, Local(module, seconds=0.2))
    assert "sigmoid was stopped: still running after 0.2 s" in picture.text


# In a notebook


def test_a_notebook_shows_the_picture_with_its_description():
    picture = picturing.show(LAB, vars(solution(LAB)))
    assert picture._repr_png_().startswith(b"\x89PNG")
    (image,) = ElementTree.fromstring(f"<p>{picture._repr_html_()[:-1]}/></p>")
    assert image.get("alt").split() == picture.text.split()
    assert image.get("src").startswith("data:image/png;base64,")


def test_a_notebook_may_lack_functions():
    picture = picturing.show(LAB, {"relu": lambda z: np.maximum(z, 0), "np": np})
    assert "Your relu: as expected." in picture.text
    assert "sigmoid is missing from your file" in picture.text


# The command


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Go into a folder with two labs, one written and one not."""
    shutil.copy(SOLUTIONS / f"{LAB}.py", tmp_path)
    shutil.copy(EXERCISES / "lab03_cost.py", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_show_draws_all_labs_beside_their_files(folder, capsys):
    assert main(["show"]) == 0
    assert {path.name for path in folder.glob("*.png")} == {f"{LAB}.png", "lab03_cost.png"}
    printed = capsys.readouterr().out
    assert printed.startswith(f"{LAB}.png\nlab03_cost.png\nWhat is on one of them, in words:")


def test_show_says_what_is_on_the_picture(folder, capsys):
    assert main(["show", "lab03"]) == 0
    printed = capsys.readouterr().out
    assert "lab03_cost.png\nlab03_cost: a picture with 6 panels." in printed
    assert "one_hot is not written yet." in " ".join(printed.split())


@pytest.mark.parametrize("word", ["lab02", LAB, f"{LAB}.py", "."])
def test_show_takes_names_files_and_folders(folder, word):
    assert main(["show", word]) == 0
    assert (folder / f"{LAB}.png").is_file()
    assert (folder / "lab03_cost.png").is_file() == (word == ".")


def test_show_looks_into_exercises(tmp_path, monkeypatch):
    (tmp_path / "exercises").mkdir()
    shutil.copy(EXERCISES / f"{LAB}.py", tmp_path / "exercises")
    monkeypatch.chdir(tmp_path)
    assert main(["show", "lab02"]) == 0
    assert (tmp_path / "exercises" / f"{LAB}.png").is_file()


def test_show_takes_the_newest_of_a_file_and_a_notebook(folder, capsys):
    (folder / f"{LAB}.ipynb").write_text('{"cells": []}')
    os.utime(folder / f"{LAB}.py", (1, 1))
    assert main(["show", "lab02"]) == 0
    assert "relu is missing from your file" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["lab99"], "'lab99' is no lab here, nor a file or a folder of labs; here: lab02_"),
        (["--save", "all.png"], "--save takes one lab, and these are 2: name one"),
        (["lab02", "--save", "a.gif"], "a.gif: a picture is saved as .png, .svg, .pdf"),
        (["lab02", "--save", "no/a.png"], "no/a.png: No such file or directory"),
    ],
)
def test_what_can_not_be_done_is_a_sentence(folder, args, said, capsys):
    before = set(folder.iterdir())
    assert main(["show", *args]) == 2
    assert said in capsys.readouterr().err
    assert set(folder.iterdir()) == before


def test_a_folder_without_labs_is_a_sentence(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["show"]) == 2
    assert "there is no lab here; name a folder of labs, or make one with: labs start" in (
        capsys.readouterr().err
    )


def test_a_file_that_can_not_be_read_leaves_the_others_their_pictures(folder, capsys):
    (folder / f"{LAB}.py").write_text("def softmax(z:\n")
    assert main(["show"]) == 2
    assert f"{LAB}.py, line 1 is not valid Python" in capsys.readouterr().err
    assert [path.name for path in folder.glob("*.png")] == ["lab03_cost.png"]


def test_only_pictures_of_ours_are_overwritten(folder, capsys):
    target = folder / f"{LAB}.png"
    target.write_bytes(b"\x89PNG\r\n\x1a\n a photo of my cat")
    assert main(["show"]) == 2
    assert "lab02_activations.png was not made by labs show, and is left as it is." in (
        capsys.readouterr().err
    )
    assert target.read_bytes().endswith(b"cat")
    assert (folder / "lab03_cost.png").is_file()


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_picture_of_ours_is_overwritten(folder, suffix):
    target = folder / f"mine{suffix}"
    assert main(["show", "lab03", "--save", str(target)]) == 0
    old = target.read_bytes()
    assert main(["show", "lab02", "--save", str(target)]) == 0
    assert target.read_bytes() != old


def test_a_drawing_is_described_for_screen_readers(folder, capsys):
    assert main(["show", "lab02", "--save", "mine.svg"]) == 0
    root = ElementTree.parse("mine.svg").getroot()
    described = root.find("{http://www.w3.org/2000/svg}desc").text
    assert described.split() == capsys.readouterr().out.split()[1:]
    assert root.get("role") == "img"


def test_show_opens_the_picture(folder, monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    assert main(["show", "lab02", "--open"]) == 0
    assert opened == [(folder / f"{LAB}.png").as_uri()]


def test_a_lab_in_keras_is_skipped_without_tensorflow(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(picturing, "tensorflow_is_installed", lambda: False)
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXERCISES / "lab10_tensorflow.py", tmp_path)
    assert main(["show"]) == 0
    assert "The picture of lab10_tensorflow needs TensorFlow: pip" in capsys.readouterr().out
    assert not list(tmp_path.glob("*.png"))


# In other surroundings

SHOW = """
import importlib.util, sys
ABSENT = {"tensorflow", "keras"}
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, *_: None if name in ABSENT else find(name)
class Nowhere:
    def find_spec(self, name, *_):
        if name in ABSENT:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Nowhere())
from graders.cli import main
code = main(["show", *sys.argv[1:]])
assert "matplotlib.pyplot" not in sys.modules
sys.exit(code)
"""


def show_in(folder, *args, path=ROOT, **environment):
    env = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    env |= {"PYTHONPATH": str(path), "MPLBACKEND": "TkAgg", **environment}
    command = [sys.executable, "-W", "error", "-c", SHOW, *args]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)


def test_no_display_no_tensorflow_and_no_settings_are_needed(folder):
    done = show_in(folder, "lab02", MPLCONFIGDIR=str(folder / "fresh"))
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / f"{LAB}.png").is_file()


def test_no_solutions_are_needed(course, drawn):
    written = course / "my-labs"
    shutil.copytree(course / "solutions", written)
    (written / "lab10_tensorflow.py").unlink()
    shutil.rmtree(course / "solutions")
    done = show_in(written, path=course)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list(written.glob("*.png"))) == len(list(written.glob("*.py")))
    assert "bug" not in done.stdout
    one = show_in(written, "lab02", path=course)
    assert " ".join(drawn(LAB, "solution")[0].text.split()) in " ".join(one.stdout.split())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '"""linear leaves the scores as they are: the slope is 1 everywhere."""',
            '""" """',
            "linear__and_its_slope has no docstring for its title",
        ),
        ("slope(axes, lab, tensorflow)", "slope(axes, pupil)", "may take ['axes', 'lab', "),
        ('"ABC;DEF"', '"AB;CD"', "graders/pictures/lab02_activations.py: 4 places, 6 panels"),
    ],
)
def test_a_panel_that_breaks_the_rules_is_named(course, old, new, said):
    path = course / "graders" / "pictures" / f"{LAB}.py"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    done = show_in(course / "exercises", "lab02", path=course)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_lab_without_a_picture_is_a_sentence(course):
    (course / "graders" / "pictures" / f"{LAB}.py").unlink()
    done = show_in(course / "exercises", "lab02", path=course)
    assert (done.returncode, done.stdout) == (0, "There is no picture of lab02_activations.py.\n")
