"""Writes markup, formulas and terminal codes into the feedback, in every text that is shown.

earns: 0 of lab02_activations
"""

TEXT = "<script>alert('CANARY')</script>\x1b[2J\x1b]0;title\x07\x00\r\u202e=HYPERLINK(1)" * 20_000


def linear(z):
    raise ValueError(TEXT)


def sigmoid(z):
    raise type("<script>x</script>\x1b[31m", (Exception,), {})(TEXT)


def relu(z):
    return TEXT[:100_000]


def softmax(z):
    return {TEXT[:100]: TEXT[:1000]}


def binary_logit(z):
    return type(TEXT[:300].replace("\0", ""), (), {"__repr__": lambda self: TEXT})()


def output_activation(target):
    return "<script>\x1b[31m=1+1"


exec(compile("print(1)", "<script>cell</script>\x1b[31m", "exec"))
print(TEXT[:1000])
