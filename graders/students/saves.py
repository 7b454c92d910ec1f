"""Files that are saved, noticed while something else goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

STEP, DEBOUNCE = 20, 200  # ms: how long to wait for more of the same save, each time and in all
PATIENCE = 1.0  # seconds for the watcher to end


@contextmanager
def saves(folders: Iterable[Path], tell: Callable[[set[Path]], None]) -> Iterator[None]:
    """Hand on the files of folders that are saved in the block, those saved together at once.

    Args:
        folders: what to watch, without the folders in them.
        tell: is called with the files, in another thread.
    """
    ended = threading.Event()
    watcher = threading.Thread(target=_listen, args=(folders, tell, ended), daemon=True)
    watcher.start()
    try:
        yield
    finally:  # a watcher that is still there when Python ends can make it abort
        ended.set()
        watcher.join(PATIENCE)


def _listen(
    folders: Iterable[Path], tell: Callable[[set[Path]], None], ended: threading.Event
) -> None:
    from watchfiles import watch

    for changes in watch(*folders, recursive=False, step=STEP, debounce=DEBOUNCE, stop_event=ended):
        tell({Path(path) for _, path in changes})
