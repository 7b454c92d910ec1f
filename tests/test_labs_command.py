"""The ``labs`` command, as authors and students type it."""

import os
import subprocess
import sys

import pytest

from graders.authors.building import stub
from graders.catalog import ROOT, AuthorError, labs
from graders.cli import main
from graders.diagnosis import misconceptions


def labs_in(folder, *args, **environment):
    """Run ``labs`` of the copy of the course in a folder."""
    env = os.environ | {"PYTHONPATH": str(folder)} | environment
    return subprocess.run(
        [sys.executable, "-m", "graders", *args],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
    )


def pytest_in(folder, *args):
    env = os.environ | {"PYTHONPATH": str(folder)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *args]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)


@pytest.mark.parametrize("command", [(), ("start",), ("build",), ("record",), ("new",), ("count",)])
def test_every_command_has_help(command, capsys):
    with pytest.raises(SystemExit) as info:
        main([*command, "--help"])
    assert info.value.code == 0
    assert "usage: labs" in capsys.readouterr().out


@pytest.mark.parametrize("args", [["fly"], ["start"]])
def test_a_wrong_command_exits_with_2(args, capsys):
    with pytest.raises(SystemExit) as info:
        main(args)
    assert info.value.code == 2
    assert "usage: labs" in capsys.readouterr().err


def test_no_command_lists_them_all(capsys):
    assert main([]) == 0
    assert "start     copy the exercises" in capsys.readouterr().out


def test_count_adds_up(capsys):
    assert main(["count"]) == 0
    head, *rows, total = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert head == ["lab", "functions", "checks", "points", "misconceptions", "accepted"]
    assert [row[0] for row in rows] == labs()
    for i in range(1, 6):
        assert sum(float(row[i]) for row in rows) == float(total[i])


def test_start_copies_the_exercises(tmp_path, capsys):
    assert main(["start", str(tmp_path / "new" / "my-labs")]) == 0
    copies = {path.name: path.read_bytes() for path in (tmp_path / "new" / "my-labs").iterdir()}
    assert copies == {
        f"{lab}.py": (ROOT / "exercises" / f"{lab}.py").read_bytes() for lab in labs()
    }
    assert "pytest" in capsys.readouterr().out


def test_start_takes_some_labs(tmp_path):
    assert main(["start", str(tmp_path), "lab02", "lab01_dense_layer"]) == 0
    assert sorted(p.stem for p in tmp_path.iterdir()) == ["lab01_dense_layer", "lab02_activations"]


def test_start_never_overwrites(tmp_path, capsys):
    mine = tmp_path / "lab02_activations.py"
    mine.write_text("my work")
    assert main(["start", str(tmp_path)]) == 2
    assert mine.read_text() == "my work"
    assert list(tmp_path.iterdir()) == [mine], "nothing else was copied"
    error = capsys.readouterr().err
    assert "lab02_activations.py would be overwritten. Nothing was changed." in error


def test_an_unknown_lab_is_named(tmp_path, capsys):
    assert main(["start", str(tmp_path), "lab99"]) == 2
    assert "no lab is called 'lab99'; there are: lab01_dense_layer" in capsys.readouterr().err


def test_a_folder_that_can_not_be_made_is_a_sentence(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["start", str(tmp_path / "file" / "labs")]) == 2
    assert "file" in capsys.readouterr().err


def test_build_makes_the_exercise(course):
    path = course / "exercises" / "lab02_activations.py"
    text = path.read_text()
    path.write_text("old")
    first = labs_in(course, "build", "lab02")
    assert first.stdout == "exercises/lab02_activations.py written\n", first.stderr
    assert path.read_text() == text
    assert labs_in(course, "build", "lab02").stdout.endswith("is up to date\n")


def test_build_names_the_line_of_a_missing_marker(course):
    path = course / "solutions" / "lab02_activations.py"
    lines = path.read_text().splitlines()
    end = next(i for i, line in enumerate(lines) if "END SOLUTION" in line)
    path.write_text("\n".join(lines[:end] + lines[end + 1 :]))
    done = labs_in(course, "build", "lab02")
    assert done.returncode == 2
    assert "lab02_activations.py, line " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("### BEGIN SOLUTION\n### BEGIN SOLUTION\n", "line 2: ### BEGIN SOLUTION without ### END"),
        ("x\n### END SOLUTION\n", "line 2: ### END SOLUTION without ### BEGIN"),
        ("x\n### BEGIN SOLUTION\n", "line 2: ### BEGIN SOLUTION without ### END"),
    ],
)
def test_a_marker_alone_is_refused(text, said):
    with pytest.raises(AuthorError, match=said):
        stub(text)


def test_record_keeps_what_tensorflow_answers(course):
    pytest.importorskip("tensorflow", reason="recording asks TensorFlow")
    path = course / "graders" / "recorded" / "lab02_activations.npz"
    path.unlink()
    done = labs_in(course, "record", "lab02")
    assert done.stdout == "graders/recorded/lab02_activations.npz written\n", done.stderr
    assert path.is_file()
    assert labs_in(course, "record", "lab02").stdout.endswith("is up to date\n")


def test_record_refuses_a_solution_that_fails(course):
    pytest.importorskip("tensorflow", reason="recording asks TensorFlow")
    path = course / "solutions" / "lab02_activations.py"
    path.write_text(path.read_text() + "\ndef relu(z):\n    return z\n")
    done = labs_in(course, "record", "lab02")
    assert done.returncode == 2
    assert "the solution does not pass test_relu__" in done.stderr


def test_a_new_lab_obeys_the_laws(course):
    pytest.importorskip("tensorflow", reason="recording asks TensorFlow")
    done = labs_in(course, "new", "lab12_batch_norm")
    assert done.returncode == 0, done.stderr
    written = [line for line in done.stdout.splitlines() if line.endswith("lab12_batch_norm.py")]
    assert len(written) == 5
    assert labs_in(course, "record", "lab12").returncode == 0
    laws = pytest_in(course, "tests/test_laws.py", "-k", "lab12 or center or belongs")
    assert laws.returncode == 0, laws.stdout
    blank = pytest_in(course, "exercises/lab12_batch_norm.py")
    assert blank.returncode == 1
    assert "TODO  center" in blank.stdout
    again = labs_in(course, "new", "lab12_batch_norm")
    assert again.returncode == 2
    assert "would be overwritten. Nothing was changed." in again.stderr


@pytest.mark.parametrize("name", ["batch_norm", "lab1_x", "lab12-x", "../lab12_x", "lab12_"])
def test_a_new_lab_needs_a_name_like_the_others(name, capsys):
    assert main(["new", name]) == 2
    assert "it should look like lab12_batch_norm" in capsys.readouterr().err


def test_an_authors_mistake_names_file_and_line(course):
    path = course / "graders" / "checks" / "lab02_activations.py"
    path.write_text(path.read_text() + '\ndef test_relu(lab):\n    """Sentence."""\n')
    line = path.read_text().splitlines().index("def test_relu(lab):") + 1
    done = pytest_in(course, "exercises/lab02_activations.py")
    assert done.returncode == 2
    assert (
        f"lab02_activations.py, line {line}: call the check test_<function>__<what>" in done.stdout
    )


def test_count_counts_without_tensorflow(monkeypatch, capsys):
    for module in ("keras", "tensorflow"):
        monkeypatch.setitem(sys.modules, module, None)  # not to be imported
    assert main(["count"]) == 0
    head, *rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    counts = {name: dict(zip(head[1:], map(int, numbers))) for name, *numbers in rows}
    assert list(counts) == [*labs(), "total"]
    for column in head[1:]:
        assert sum(counts[lab][column] for lab in labs()) == counts["total"][column]
    assert counts["lab02_activations"]["misconceptions"] == len(misconceptions("lab02_activations"))
