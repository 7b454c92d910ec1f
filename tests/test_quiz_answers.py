"""What a typed line means, and what it earns."""

import pytest
from pydantic import TypeAdapter

from quizzes.answers import Malformed
from quizzes.cases import Case
from quizzes.feedback import all_reasons, right_answer, why_wrong
from quizzes.format import AnyQuestion
from quizzes.references import arithmetic
from quizzes.scoring import credit
from quizzes.sheets import Sheet

COMMON = {"id": "q", "prompt": "What?", "explanation": "Because."}
OPTIONS = [
    {"key": "a", "text": "first", "correct": True},
    {"key": "b", "text": "second", "feedback": "No b."},
    {"key": "c", "text": "third", "feedback": "No c."},
    {"key": "d", "text": "fourth", "feedback": "No d."},
]
RIGHT_TWICE = [OPTIONS[0], {"key": "e", "text": "fifth", "correct": True}, *OPTIONS[1:]]
NUMBER = {"value": 0.693, "check": "log(2)"}


def sheet(seed=1, **parts):
    question = TypeAdapter(AnyQuestion).validate_python(COMMON | parts)
    return Sheet.of(question, seed)


def earn(one, line):
    return credit(one.case, one.parse(line))


@pytest.mark.parametrize("seed", range(5))
def test_a_letter_means_the_option_beside_it(seed):
    one = sheet(seed, type="single", options=OPTIONS)
    for line in one.choices():
        letter, text = line.label[0], line.text
        assert earn(one, letter) == (text == "first")
        assert earn(one, letter.upper()) == (text == "first")
    assert earn(one, right_answer(one)[0]) == 1


def test_options_keep_their_order_for_a_seed_and_change_it_between_seeds():
    orders = {tuple(sheet(seed, type="single", options=OPTIONS).order) for seed in range(20)}
    assert len(orders) > 5
    again = [sheet(7, type="single", options=OPTIONS).order for _ in range(3)]
    assert again[0] == again[1] == again[2]


def test_numbers_among_options_stay_sorted():
    options = [{**option, "text": str(n)} for n, option in enumerate(OPTIONS)]
    assert sheet(3, type="single", options=options).order == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("scoring", "ticked", "earned"),
    [
        ("balanced", "ae", 1), ("balanced", "a", 1 / 2), ("balanced", "ab", 1 / 2 - 1 / 3),
        ("balanced", "aeb", 1 - 1 / 3), ("balanced", "abcde", 0), ("balanced", "", 0),
        ("balanced", "b", 0), ("net_correct", "aeb", 1 / 2), ("net_correct", "abcde", 0),
        ("all_or_nothing", "ae", 1), ("all_or_nothing", "aeb", 0), ("all_or_nothing", "a", 0),
    ],
)  # fmt: skip
def test_ticks_earn_what_is_stated(scoring, ticked, earned):
    one = sheet(type="multiple", options=RIGHT_TWICE, scoring=scoring)
    assert credit(one.case, set(ticked)) == pytest.approx(earned)


def test_ticks_are_typed_with_commas_or_spaces():
    one = sheet(type="multiple", options=RIGHT_TWICE)
    for line in ("a c", "ac", "C; A", "a and c", "a, and c", "a/c", "a+c", "[a, c]", "a) c)"):
        assert one.parse(line) == one.parse("a,c"), line
    assert one.parse("-") == one.parse("none") == set()
    with pytest.raises(Malformed):
        one.parse("a-c")  # a and c, or a to c?
    assert "is wrong. No b." in " ".join(why_wrong(one, {"a", "b"})[0])
    assert "is right too" in " ".join(why_wrong(one, {"a", "b"})[0])


def test_statements_earn_their_share():
    statements = [
        {"key": k, "text": k, "answer": a, "feedback": f"Because {k}."}
        for k, a in (("x", True), ("y", False), ("z", True))
    ]
    one = sheet(type="true_false", statements=statements)
    assert earn(one, "T F T") == 1
    assert earn(one, "tft") == earn(one, "true, false, true") == 1
    assert earn(one, "T T T") == pytest.approx(2 / 3)
    assert why_wrong(one, [True, True, True])[0] == ["“y” is false. Because y."]
    assert right_answer(one) == "T F T"


@pytest.mark.parametrize(
    ("line", "earned"),
    [
        ("0.693", 1), ("0.6934", 1), ("0.6935", 1), ("0.6925", 1), ("0.69351", 0), ("0.69249", 0),
        (".693", 1), ("= 0.693", 1), ("- 0.693", 0), ("693e-3", 1), ("693/1000", 1), ("-0.693", 0),
        ("+0.693", 1), ("0,7/1", None),
    ],
)  # fmt: skip
def test_a_number_is_right_up_to_half_of_its_last_decimal(line, earned):
    one = sheet(type="numeric", answer=NUMBER, decimals=3)
    if earned is None:
        with pytest.raises(Malformed):
            one.parse(line)
    else:
        assert earn(one, line) == earned


@pytest.mark.parametrize(("kind", "edge"), [("atol", 0.01), ("rtol", 0.00693)])
def test_a_tolerance_has_two_sides(kind, edge):
    one = sheet(type="numeric", answer=NUMBER, **{kind: 0.01})
    assert credit(one.case, 0.693 + 0.999 * edge) == credit(one.case, 0.693 - 0.999 * edge) == 1
    assert credit(one.case, 0.693 + 1.001 * edge) == credit(one.case, 0.693 - 1.001 * edge) == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [("-0.693", "the sign is not"), ("6.93", "decimal point"), ("0.694", "rounding"),
     ("0.5", "You took half.")],
)  # fmt: skip
def test_a_wrong_number_is_recognised(line, said):
    wrong = [{"value": 0.5, "check": "1/2", "feedback": "You took half."}]
    one = sheet(type="numeric", answer=NUMBER, decimals=3, wrong=wrong)
    assert said in why_wrong(one, one.parse(line))[0][0]
    assert right_answer(one) == "0.693"
    assert [reason.text for reason in all_reasons(one)] == ["0.500: You took half."]


def test_an_array_tells_its_shape_from_its_values():
    answer = {"value": [[1, 2, 3], [4, 5, 6]], "check": "[[1, 2, 3], [4, 5, 6]]"}
    one = sheet(type="array", answer=answer)
    assert earn(one, "[[1, 2, 3], [4, 5, 6]]") == earn(one, "((1,2,3),(4,5,6))") == 1
    assert earn(one, "[[1, 2], [4, 5]]") == 0
    assert "transpose" in why_wrong(one, one.parse("[[1, 4], [2, 5], [3, 6]]"))[0][0]
    assert "The shape is (2, 2)" in why_wrong(one, [[1, 2], [4, 5]])[0][0]
    assert "5 of the 6 numbers" in why_wrong(one, [[1, 2, 3], [4, 5, 7]])[0][0]
    assert "signs" in why_wrong(one, [[-1, -2, -3], [-4, -5, -6]])[0][0]
    assert "rounding, to 3 decimals" in why_wrong(one, [[1, 2, 3], [4, 5, 6.001]])[0][0]
    assert earn(one, "[[1 2 3] [4 5 6]]") == earn(one, "[[1. 2. 3.]  [4. 5. 6.]]") == 1
    for line in ("[[1, 2], [3]]", "12", "[[1, 'a']]", "[1,", "__import__('os')", "[True]"):
        with pytest.raises(Malformed):
            one.parse(line)


@pytest.mark.parametrize("line", ["(32, 25)", "32x25", "32 25", "32, 25", "[32,25]", "32 × 25"])
def test_a_shape_is_typed_in_many_ways(line):
    one = sheet(type="shape", answer={"value": [32, 25], "check": "[32, 25]"})
    assert earn(one, line) == 1
    assert "turned round" in why_wrong(one, [25, 32])[0][0]
    assert right_answer(one) == "(32, 25)"


def test_no_shape_is_no_answer():
    one = sheet(type="shape", answer={"value": [3], "check": "[3]"})
    assert earn(one, "(3,)") == earn(one, "3") == 1
    assert one.parse("()") == []
    for line in ("three", "3.5", "-3", "9" * 5000, "3 by 4"):
        with pytest.raises(Malformed):
            one.parse(line)


def test_words_are_matched_whole_and_without_case():
    wrong = [{"match": "sigmoid", "feedback": "That is for two classes."}]
    one = sheet(type="text", accept=["softmax", "/soft[ -]max( function)?/"], wrong=wrong)
    assert earn(one, "Softmax") == earn(one, "soft  max function") == 1
    assert earn(one, "softmaximum") == 0
    assert why_wrong(one, "Sigmoid")[0] == ["That is for two classes."]
    assert right_answer(one) == "softmax"


@pytest.mark.parametrize("line", ['"softmax"', "'softmax'", "`Softmax`", "softmax."])
def test_quotes_around_a_word_do_not_count(line):
    assert earn(sheet(type="text", accept=["softmax"]), line) == 1


def test_a_word_with_a_slip_is_asked_again_but_not_a_known_wrong_one():
    wrong = [{"match": "forward propagation", "feedback": "The other way."}]
    one = sheet(type="text", accept=["backward propagation"], wrong=wrong)
    with pytest.raises(Malformed, match="look at the spelling"):
        one.parse("backward propogation")
    assert earn(one, "forward propagation") == earn(one, "gradient descent") == 0
    with pytest.raises(Malformed):
        one.parse('""')


@pytest.mark.parametrize("line", ["1, 2", '"1 2"', "1; 2", "x = 1 2"])
def test_signs_that_nothing_prints_are_asked_about(line):
    with pytest.raises(Malformed, match="in what is printed"):
        sheet(type="output", code="print(1, 2)", answer="1 2").parse(line)


def test_a_sign_that_a_wrong_answer_has_is_no_matter_of_form():
    wrong = [{"match": "1,2", "feedback": "A blank stands between them."}]
    one = sheet(type="output", code="print(1, 2)", answer="1 2", wrong=wrong)
    assert why_wrong(one, one.parse("1,2"))[0] == ["A blank stands between them."]
    assert "not how they are printed" in why_wrong(one, one.parse("1.0 2"))[0][0]


def test_printed_text_is_compared_without_spaces_at_the_ends():
    one = sheet(type="output", code="print(1, 2)", answer="1 2")
    assert earn(one, "  1  2 ") == 1
    assert earn(one, "12") == 0


def test_an_order_earns_its_longest_right_run():
    one = sheet(type="order", items=["w", "x", "y", "z"])
    assert one.order != [0, 1, 2, 3], "the right order is not the one shown"
    assert earn(one, right_answer(one)) == 1
    assert credit(one.case, [1, 2, 3, 0]) == 3 / 4
    assert credit(one.case, [3, 2, 1, 0]) == 1 / 4
    for line in ("1 2 3", "1 1 2 3", "a b c d"):
        with pytest.raises(Malformed):
            one.parse(line)


def test_pairs_earn_one_by_one():
    pairs = [{"left": x, "right": x.upper(), "feedback": f"{x}!"} for x in ("p", "q", "r")]
    one = sheet(type="match", pairs=pairs, distractors=["S"])
    assert earn(one, right_answer(one)) == 1
    assert credit(one.case, {0: 0, 1: 2}) == pytest.approx(1 / 3)
    assert len(why_wrong(one, {0: 0})[0]) == 2
    for line in ("a=1", "9=a", "1=z"):
        with pytest.raises(Malformed):
            one.parse(line)


@pytest.mark.parametrize("line", ["[1/2, -3]", "0.5 \N{EN DASH}3", "= [0.5 -3]", "(.5, -6/2)"])
def test_an_array_is_written_in_many_ways(line):
    one = sheet(type="array", answer={"value": [0.5, -3], "check": "[1 / 2, -3]"})
    assert earn(one, line) == 1


@pytest.mark.parametrize("line", ["0,5 1,5", "[0,5 1,5]", "0,5; 1,5"])
def test_commas_that_can_be_read_in_two_ways_are_asked_about(line):
    one = sheet(type="array", answer={"value": [0.5, 1.5], "check": "[1 / 2, 3 / 2]"})
    with pytest.raises(Malformed, match=r"two ways: write \[?0\.5 1\.5"):
        one.parse(line)


def test_a_long_line_is_not_shown_again_in_full():
    with pytest.raises(Malformed) as error:
        sheet(type="numeric", answer=NUMBER, decimals=3).parse("x" * 5000)
    assert len(str(error.value)) < 200


def test_a_percentage_is_asked_for_as_a_decimal():
    with pytest.raises(Malformed, match=r"percentage: 0\.693\."):
        sheet(type="numeric", answer=NUMBER, decimals=3).parse("69.3 %")


def test_a_number_is_no_array():
    with pytest.raises(Malformed, match=r"'0.5' is one number. Type the numbers in brackets"):
        sheet(type="array", answer={"value": [0.5], "check": "[0.5]"}).parse("0.5")


@pytest.mark.parametrize(
    "line",
    ["1 2", "1/0", "1/", "/2", "nan", "inf", "1e999", "1,000", "1,000.5", "0x10", "9" * 400, "--1"],
)
def test_what_is_no_number_is_asked_again(line):
    with pytest.raises(Malformed):
        sheet(type="numeric", answer=NUMBER, decimals=3).parse(line)


def test_a_number_is_written_in_many_ways():
    one = sheet(type="numeric", answer={"value": -0.5, "check": "-1/2"}, atol=0.001)
    for line in ("-0.5", "-.5", "-1/2", "-1 / 2", "−0.5", "-5e-1"):
        assert earn(one, line) == 1


def test_what_no_option_or_no_row_has_is_asked_again():
    ticks = sheet(type="multiple", options=RIGHT_TWICE)
    assert ticks.parse("ac") == ticks.parse("a, c,")
    pairs = [{"left": x, "right": x.upper(), "feedback": f"{x}!"} for x in ("p", "q", "r")]
    rows = sheet(type="match", pairs=pairs)
    assert rows.parse("1a 2b 3c") == rows.parse("3=c, 2=b, 1=a")
    for one, line in (
        (ticks, "z"), (ticks, "a;z"), (ticks, ","), (rows, "1=a 2=b"), (rows, "1=a 1=b 2=c 3=a"),
        (rows, "1=a 2=b 3=z"), (sheet(type="order", items=["w", "x", "y"]), "1 2 3 4"),
    ):  # fmt: skip
        with pytest.raises(Malformed):
            one.parse(line)


def test_an_order_says_what_comes_before_what():
    one = sheet(type="order", items=["w", "x", "y", "z"])
    assert one.parse("3142") == one.parse("3, 1, 4, 2")
    assert why_wrong(one, [0, 2, 1, 3])[0] == ["“x” comes before “y”."]
    assert [reason.text for reason in all_reasons(one)] == ["w", "x", "y", "z"]


def test_a_count_that_is_off_by_one_is_no_matter_of_rounding():
    one = sheet(type="numeric", answer={"value": 40, "check": "8 * 5"}, decimals=0)
    assert why_wrong(one, 41)[0] == ["Very close: count once more."]
    assert "sign" in why_wrong(one, -40)[0][0]


def test_an_empty_line_costs_nothing():
    for parts in ({"type": "single", "options": OPTIONS}, {"type": "text", "accept": ["x"]}):
        with pytest.raises(Malformed):
            sheet(**parts).parse("  ")


@pytest.mark.parametrize(
    ("text", "value"),
    [("2 ** 3 - 1", 7), ("-x[1] / len(x)", -1), ("max(x)", 2), ("sqrt(4) + abs(-1)", 3)],
)
def test_arithmetic_is_worked_out(text, value):
    assert arithmetic(text, {"x": [1, 2]}) == value


@pytest.mark.parametrize(
    "text", ["open('x')", "x.real", "__import__('os')", "'a'", "1 +", "y", "1/0"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match="can't be worked out"):
        arithmetic(text, {"x": [1, 2]})


def test_a_case_draws_the_same_numbers_for_the_same_seed():
    variants = {
        "generator": "quizzes.generators.activation_functions:one_score",
        "seeds": [2, 4, 5],
    }
    answer = {"reference": "solutions/lab02_activations:sigmoid", "args": ["z"]}
    parts = {"type": "numeric", "prompt": "{z}?", "answer": answer, "decimals": 3}
    question = TypeAdapter(AnyQuestion).validate_python(COMMON | parts | {"variants": variants})
    assert Case(question, 2).numbers == Case(question, 2).numbers
    assert Case(question, 2).prompt != Case(question, 4).prompt
    seeds = {Sheet.of(question, seed).case.seed for seed in range(30)}
    assert seeds == {2, 4, 5}
