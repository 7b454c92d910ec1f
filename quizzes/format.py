"""The format of a quiz file: what may be written, and nothing else."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    model_validator,
)

FORMAT = 1

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Strict(BaseModel):
    """A part of a quiz file; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Reference(Strict):
    """An answer that is computed: ``module:function`` of this repository, and its arguments.

    A string among the arguments that names one of the question's numbers stands for it.
    """

    reference: Annotated[
        str,
        StringConstraints(
            pattern=r"^(solutions/lab\d\d_\w+|graders/misconceptions/lab\d\d_\w+|quizzes\.generators\.\w+):\w+$"
        ),
    ]
    args: list[Any] = []


class Value(Strict):
    """An answer that is written down, with the sum that proves it.

    ``check`` is arithmetic over the question's numbers: ``1 / (1 + exp(-z))``. Only ``quiz check``
    works it out.
    """

    value: Any
    check: Text


def _kind(part: Any) -> str:
    """Tell the two ways of giving an answer apart, so that errors are told of the one meant."""
    keys = part if isinstance(part, dict) else getattr(type(part), "model_fields", {})
    return "reference" if "reference" in keys else "value"


Answer = Annotated[
    Annotated[Reference, Tag("reference")] | Annotated[Value, Tag("value")], Discriminator(_kind)
]


class WrongReference(Reference):
    """A wrong answer that is computed; its misconception's own message is the feedback."""

    feedback: str = ""


class WrongValue(Value):
    """A wrong answer that is written down."""

    feedback: Text
    misconception: Annotated[str, StringConstraints(pattern=r"^\w+$")] | None = None


Wrong = Annotated[
    Annotated[WrongReference, Tag("reference")] | Annotated[WrongValue, Tag("value")],
    Discriminator(_kind),
]


class Option(Strict):
    """A choice. Answers are kept by its key, never by its letter or place."""

    key: Key
    text: Text
    correct: bool = False
    feedback: str = ""
    misconception: Key | None = None

    @model_validator(mode="after")
    def _says_why(self) -> Option:
        if not self.correct and not self.feedback:
            raise ValueError("a wrong option needs feedback that says why it is wrong")
        return self


class Statement(Strict):
    """A sentence that is true or false."""

    key: Key
    text: Text
    answer: bool
    feedback: Text


class Pair(Strict):
    """Two things that belong together."""

    left: Text
    right: Text
    feedback: Text


def _expression(text: str) -> str:
    """Refuse a ``/regular expression/`` that is none."""
    try:
        re.compile(text[1:-1] if text[0] == text[-1] == "/" else "")
    except re.error as error:
        raise ValueError(f"{text} is no regular expression: {error}") from error
    return text


Pattern = Annotated[Text, AfterValidator(_expression)]  # plain words, or /a regular expression/


class WrongText(Strict):
    """A wrong word that is expected, and what to say to it."""

    match: Pattern
    feedback: Text


class Variants(Strict):
    """A question with other numbers for each attempt."""

    generator: Annotated[str, StringConstraints(pattern=r"^quizzes\.generators\.\w+:\w+$")]
    seeds: list[int] = Field(min_length=3)


class Question(Strict):
    """What every question has."""

    id: Key
    prompt: Text
    explanation: Text
    lab: Annotated[str, StringConstraints(pattern=r"^lab\d\d_\w+(:\w+)?$")] | None = None
    kind: Literal["conceptual", "predictive", "recall"] = "conceptual"
    variants: Variants | None = None
    status: Literal["void"] | None = None
    reason: str = ""

    @model_validator(mode="after")
    def _void_has_a_reason(self) -> Question:
        if self.status == "void" and not self.reason:
            raise ValueError("a question that is void needs a reason")
        return self


class Single(Question):
    """One right choice among three to six."""

    type: Literal["single"]
    options: list[Option] = Field(min_length=3, max_length=6)

    @model_validator(mode="after")
    def _one_is_right(self) -> Single:
        _unique(option.key for option in self.options)
        if sum(option.correct for option in self.options) != 1:
            raise ValueError("exactly one option must be correct")
        return self


class Multiple(Question):
    """Several right choices among four to ten."""

    type: Literal["multiple"]
    options: list[Option] = Field(min_length=4, max_length=10)
    scoring: Literal["balanced", "net_correct", "all_or_nothing"] = "balanced"

    @model_validator(mode="after")
    def _two_of_each(self) -> Multiple:
        _unique(option.key for option in self.options)
        right = sum(option.correct for option in self.options)
        if right < 2 or len(self.options) - right < 2:
            raise ValueError("at least two options must be correct, and at least two wrong")
        return self


class TrueFalse(Question):
    """Statements, each true or false."""

    type: Literal["true_false"]
    statements: list[Statement] = Field(min_length=2, max_length=6)

    @model_validator(mode="after")
    def _keys(self) -> TrueFalse:
        _unique(statement.key for statement in self.statements)
        return self


class Numeric(Question):
    """A number, right within one tolerance."""

    type: Literal["numeric"]
    answer: Answer
    rtol: float | None = Field(None, gt=0)
    atol: float | None = Field(None, gt=0)
    decimals: int | None = Field(None, ge=0, le=8)
    wrong: list[Wrong] = []

    @model_validator(mode="after")
    def _one_tolerance(self) -> Numeric:
        if sum(x is not None for x in (self.rtol, self.atol, self.decimals)) != 1:
            raise ValueError("give exactly one of rtol, atol and decimals")
        return self


class Array(Question):
    """A vector or matrix, right within a tolerance for each entry."""

    type: Literal["array"]
    answer: Answer
    decimals: int = Field(3, ge=0, le=8)
    wrong: list[Wrong] = []


class Shape(Question):
    """The shape of an array; of a reference, the shape of its answer."""

    type: Literal["shape"]
    answer: Answer
    wrong: list[Wrong] = []


class Output(Question):
    """What a piece of code prints; ``quiz check`` runs it."""

    type: Literal["output"]
    code: Text
    answer: str
    wrong: list[WrongText] = []


class Word(Question):
    """A word or a short phrase. An entry between slashes is a regular expression."""

    type: Literal["text"]
    accept: list[Pattern] = Field(min_length=1)
    wrong: list[WrongText] = []

    @model_validator(mode="after")
    def _shows_one(self) -> Word:
        if self.accept[0].startswith("/"):
            raise ValueError("the first accepted text is shown as the answer: write a plain one")
        return self


class Order(Question):
    """Things to be put into order; they are written in the true one."""

    type: Literal["order"]
    items: list[Text] = Field(min_length=3, max_length=8)


class Match(Question):
    """Pairs to be found, some right sides without a partner."""

    type: Literal["match"]
    pairs: list[Pair] = Field(min_length=3, max_length=8)
    distractors: list[Text] = []


AnyQuestion = Annotated[
    Single | Multiple | TrueFalse | Numeric | Array | Shape | Output | Word | Order | Match,
    Field(discriminator="type"),
]


class Quiz(Strict):
    """A quiz file."""

    format: Literal[1]
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Text
    questions: list[AnyQuestion] = Field(min_length=1)


def _unique(keys: Any) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise ValueError(f"{key!r} stands here twice")
        seen.add(key)
