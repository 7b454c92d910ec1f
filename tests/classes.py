"""Classes of students that are made up: what each of them answers, as the runner would keep it."""

import json
import math
import random

from quizzes.scoring import credit
from quizzes.sheets import Sheet


def right(sheet):
    """Return the right answer to a question, as it is kept."""
    question = sheet.case.question
    match question.type:
        case "single":
            return next(option.key for option in question.options if option.correct)
        case "multiple":
            return sorted(option.key for option in question.options if option.correct)
        case "true_false":
            return [statement.answer for statement in question.statements]
        case "order":
            return list(range(len(question.items)))
        case "match":
            return {str(i): i for i in range(len(question.pairs))}
        case "text":
            return question.accept[0]
        case "output":
            return question.answer
    return sheet.case.key


def wrong(sheet):
    """Return an answer that earns nothing."""
    question = sheet.case.question
    match question.type:
        case "single":
            return next(option.key for option in question.options if not option.correct)
        case "multiple" | "match":
            return [] if question.type == "multiple" else {}
        case "true_false":
            return [not statement.answer for statement in question.statements]
        case "order":
            return list(range(len(question.items)))[::-1]  # earns one item
        case "text" | "output":
            return "no idea"
        case "numeric":
            return sheet.case.key + 1000
    return [*sheet.case.key, 1000]


def lines(quiz, answers, seed=7, attempt="a", time=1000.0, finished=True):
    """Return the lines that the runner writes: answers by question id, a credit that is a lie."""
    start = {"event": "start", "attempt": attempt, "quiz": quiz.id, "seed": seed, "time": time}
    found = [start | {"exam": False}]
    for question in quiz.questions:
        if question.id in answers:
            sheet = Sheet.of(question, seed)
            found.append({
                "event": "answer", "attempt": attempt, "question": question.id,
                "typed": "?", "answer": answers[question.id](sheet), "seed": sheet.case.seed,
                "credit": 1, "misconception": None,
            })  # fmt: skip
    if finished:
        found.append({"event": "finish", "attempt": attempt, "time": time + 60})
    return [json.dumps(line) for line in found]


def write(folder, student, *attempts):
    """Write a student's file; return its path."""
    path = folder / f"{student}.jsonl"
    path.write_text("".join(f"{line}\n" for lines in attempts for line in lines), encoding="utf-8")
    return path


def chance(ability, difficulty, slope=1.3):
    """Return the chance of a right answer, by the two-parameter logistic model."""
    return 1 / (1 + math.exp(-slope * (ability - difficulty)))


def generate(folder, quiz, students, seed, bad=""):
    """Write a class by that model; return the share that it gives each question.

    Args:
        folder: where to.
        quiz: the quiz that all of them take, in full.
        students: how many.
        seed: of all that is random.
        bad: a question whose key is wrong: those who know more answer otherwise.
    """
    dice = random.Random(seed)
    difficulty = {question.id: dice.uniform(-1.5, 1.5) for question in quiz.questions}
    for n in range(students):
        ability = dice.gauss(0, 1)
        chances = {
            name: chance(ability, hard, -1.3 if name == bad else 1.3)
            for name, hard in difficulty.items()
        }
        answers = {name: right if dice.random() < p else wrong for name, p in chances.items()}
        write(folder, f"student{n:03}", lines(quiz, answers, seed=dice.randrange(1, 9999)))
    return {name: share(hard, -1.3 if name == bad else 1.3) for name, hard in difficulty.items()}


def share(difficulty, slope):
    """Return the share of right answers that all students of the model together give."""
    points = [-6 + 0.01 * i for i in range(1201)]
    return sum(
        0.01 * math.exp(-x * x / 2) / math.sqrt(2 * math.pi) * chance(x, difficulty, slope)
        for x in points
    )


def expected(quiz, name, share):
    """Return the credit that a share of right answers means, where a wrong one earns something."""
    question = next(question for question in quiz.questions if question.id == name)
    sheet = Sheet.of(question, 7)
    least = credit(sheet.case, wrong(sheet))
    return least + (1 - least) * share
