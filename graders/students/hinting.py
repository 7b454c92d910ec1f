"""``labs hint``: which hint is next for somebody's function."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from graders.battery import battery
from graders.catalog import find
from graders.story import Checks, next_check, score
from graders.students.child import Job
from graders.students.hints import Shown, Step, show, steps
from graders.students.labfiles import default_folder, files_in, lab_name
from graders.students.remembering import remembered, results


def hint(
    word: str | None, function: str | None, step: int | None = None, every: bool = False
) -> str:
    """Return the next hint for a function, or the one asked for.

    Args:
        word: the lab's name or its beginning, or the file; the lab to do next where there is none.
        function: its name; the first that is not right where there is none.
        step: the number of the hint.
        every: whether to return all hints.

    Raises:
        LookupError: there is no such lab, function or step.
    """
    if word is None:
        to_do = next_check(check for path in files_in(default_folder()) for check in results(path))
        if to_do is None:
            return "Your labs are right. They need no hint."
        word, function = to_do["lab"], to_do["function"]
    lab, file = _lab_and_file(word)
    checks = _checks(lab, file, function)
    if function is None:
        to_do = next_check(checks)
        if to_do is None:
            return f"{lab} is right: {score(checks).points:g} points. It needs no hint."
        function = str(to_do["function"])
    own = [check for check in checks if check["function"] == function]
    if own and step is None and not every and next_check(own) is None:
        return f"{function} is right. It needs no hint (--all shows them all the same)."
    found = steps(lab, function, own, file)
    if every:
        return "\n\n".join(show(function, found, i + 1) for i in range(len(found)))
    if step is not None:
        return show(function, found, _valid(step, function, found))
    number = Shown().another(lab, function, found)
    return f"{show(function, found, number)}\n\n{_more(word, function, number, len(found))}"


def _lab_and_file(word: str) -> tuple[str, Path | None]:
    path = Path(word)
    if path.suffix in {".py", ".ipynb"}:
        return lab_name(path), path if path.is_file() else None
    lab = find([word])[0]
    with suppress(LookupError):
        return lab, next(p for p in files_in(default_folder()) if p.stem == lab)
    return lab, None


def _checks(lab: str, file: Path | None, function: str | None) -> Checks:
    """Return what came of a function, or of all; nothing where there is no file.

    Raises:
        LookupError: the lab has no such function.
    """
    functions = list(dict.fromkeys(check.function for check in battery(lab)))
    if function is not None and function not in functions:
        raise LookupError(f"{lab} has no function {function!r}; it has: {', '.join(functions)}")
    if file is None:
        if function is None:
            raise LookupError(f"say which function of {lab}: {', '.join(functions)}")
        return []
    return remembered(file) or Job(file, [function] if function else []).wait()


def _valid(step: int, function: str, found: list[Step]) -> int:
    if not 1 <= step <= len(found):
        raise LookupError(f"there is no hint {step}: {function} has hints 1 to {len(found)}")
    return step


def _more(word: str, function: str, number: int, count: int) -> str:
    if number < count:
        return f"One step more: labs hint {word} {function}"
    return (
        f"That was the last one. The text above {function} in the lab works an example by hand.\n"
        f"All of them again: labs hint {word} {function} --all"
    )
