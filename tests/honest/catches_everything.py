"""Catches every exception, as some are taught."""

right = sigmoid


def sigmoid(z):
    try:
        z = z.item() / 0
    except:  # noqa: E722
        pass
    try:
        return right(z)
    except BaseException:
        return None
