"""JupyterLab and formgrader in a browser: what a student and an instructor see."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

pytest.importorskip("nbgrader", reason="these are tests with nbgrader itself")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright drives the browser")
BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(not BROWSER, reason="there is no Chromium")

import nbformat  # noqa: E402  comes with nbgrader
from handed_in import LAB, NOTEBOOK, POINTS, ROOT, run, wrong_axis  # noqa: E402

TOKEN = "for-this-test"
PATIENCE = 120_000  # milliseconds; a busy machine starts a kernel slowly


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a course with a lab to do in ``work/``, and with one that is graded."""
    root = tmp_path_factory.mktemp("browser") / "course"
    run(root.parent, "labs", "course", str(root), LAB)
    run(root, "nbgrader", "generate_assignment", LAB)
    released = root / "release" / LAB / NOTEBOOK
    for folder in (root / "work", root / "submitted" / "ann" / LAB):
        folder.mkdir(parents=True)
        shutil.copy(released, folder)
    nb = wrong_axis(nbformat.read(released, as_version=4))
    nbformat.write(nb, root / "submitted" / "ann" / LAB / NOTEBOOK)
    run(root, "nbgrader", "autograde", LAB)
    run(root, "nbgrader", "generate_feedback", LAB)
    return root


@pytest.fixture(scope="module")
def server(course, unused_port):
    """Return the address of a Jupyter server in the course's folder."""
    options = ["--no-browser", "--allow-root", f"--port={unused_port}"]
    options += ["--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}"]
    env = os.environ | {"HOME": str(course.parent), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "jupyter", "lab", *options]
    with (course.parent / "server.log").open("w") as log:
        process = subprocess.Popen(command, cwd=course, env=env, stdout=log, stderr=log)
    address = f"http://localhost:{unused_port}"
    try:
        wait_for(f"{address}/api?token={TOKEN}")
        yield address
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="module")
def unused_port():
    with socket.socket() as one:
        one.bind(("localhost", 0))
        return one.getsockname()[1]


def wait_for(address):
    for _ in range(240):
        try:
            urllib.request.urlopen(address)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
        else:
            return
    pytest.fail(f"{address} does not answer")


@pytest.fixture(scope="module")
def page(server):
    """Return a page of a browser that the server knows."""
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1300, "height": 1000})
        page.set_default_timeout(PATIENCE)
        page.goto(f"{server}/api?token={TOKEN}")
        yield page
        browser.close()


def test_a_student_writes_a_function_sees_its_points_and_validates(server, page):
    page.goto(f"{server}/lab/tree/work/{NOTEBOOK}?reset")
    cell = page.locator(".jp-Notebook .jp-Cell").filter(has_text="def linear(z)")
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("def linear(z):\n    return z\n")
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").first.click()
    page.get_by_text("Run All Cells", exact=True).click()
    points = page.locator(".jp-OutputArea strong")
    points.filter(has_text="linear: 6 of 6 points. Everything here is right.").wait_for()
    points.filter(has_text="softmax: 0 of").wait_for()
    page.locator(f"img[alt^='{LAB}: a picture']").wait_for(state="attached")
    page.keyboard.press("Control+S")
    page.locator(".jp-Notebook-toolbar, .jp-NotebookPanel-toolbar").get_by_text("Validate").click()
    results = page.locator(".jp-Dialog", has_text="Validation Results")
    results.wait_for()
    said = results.inner_text()
    assert 'grade("softmax")' in said
    assert "Partial credit" in said
    assert 'grade("linear")' not in said


def test_an_instructor_sees_the_points_and_what_the_student_is_told(server, page, course):
    page.goto(f"{server}/formgrader/gradebook/{LAB}/{LAB}")
    row = page.locator("tr", has_text="Submission #1")
    row.wait_for()
    assert f"6 / {sum(POINTS.values()):g}" in row.inner_text()
    row.locator("a").first.click()
    page.get_by_text("You normalised each column.").wait_for()
    assert page.locator("input.score").count() >= len(POINTS)
    page.goto((course / "feedback" / "ann" / LAB / f"{LAB}.html").as_uri())
    page.get_by_text("You normalised each column.").wait_for()
    page.get_by_text("Score: 6.0 / 6.0").first.wait_for()
