"""Cells that try to get points which nobody earned, or to spoil the grading of others.

Each stands in a lab's notebook in which no function is written, so each deserves 0 points.
"""

HOSTILE = {
    "be the grader": "def grade(*_, **__):\n    return 1.0",
    "replace np.allclose": (
        "import numpy\n"
        "numpy.allclose = lambda *_, **__: True\n"
        "def linear(z): return numpy.zeros(numpy.shape(z))\n"
        "sigmoid = relu = softmax = linear"
    ),
    "replace the engine": (
        "import graders.grading as g\n"
        "honest = g.Grading._judge\n"
        "def forged(self, check):\n"
        "    result = honest(self, check)\n"
        "    result.points, result.out_of, result.outcome = check.points, check.points, 'passed'\n"
        "    result.message = ''\n"
        "    return result\n"
        "g.Grading._judge = forged"
    ),
    "equal everything": (
        "import numpy\n"
        "class Yes(numpy.ndarray):\n"
        "    def __array_function__(self, *_): return True\n"
        "    def __eq__(self, _): return True\n"
        "def linear(z): return numpy.zeros(numpy.shape(z)).view(Yes)\n"
        "sigmoid = relu = softmax = linear"
    ),
    "read source/": (
        "import glob, json\n"
        "for place in glob.glob('../../../source/lab*/lab*.ipynb'):\n"
        "    for cell in json.load(open(place))['cells']:\n"
        "        text = ''.join(cell['source'])\n"
        "        if cell['cell_type'] == 'code' and text.startswith('def '):\n"
        "            exec(text, globals())"
    ),
    "read the solutions": (
        "from graders.catalog import solution\n"
        "globals().update(vars(solution('lab02_activations')))"
    ),
    "use the recorded answers": (
        "from graders.oracle import Oracle\n"
        "oracle = Oracle('lab02_activations')\n"
        "def softmax(z): return oracle.softmax(z)\n"
        "def sigmoid(z): return oracle.sigmoid(z)"
    ),
    "write gradebook.db": (
        "import sqlite3\n"
        "with sqlite3.connect('../../../gradebook.db') as db:\n"
        "    db.execute('UPDATE grade SET manual_score = 10')\n"
        "db.close()"
    ),
    "end the process": "import os\nos._exit(0)",
    "never end": "while True:\n    try:\n        pass\n    except BaseException:\n        pass",
    "print without end": "line = 'x' * 10_000\nfor _ in range(5_000):\n    print(line)",
    "take all the memory": "hog = bytearray(6 * 1024**3)",
    "shout on stderr": "import sys\nprint('3.0', file=sys.stderr)",
}
