"""The pages over a real library and assistant, with a fake embedding model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.wiring import Assistant
from corpus.add import RULES
from corpus.library import Library
from corpus.models import Document
from corpus.parsing import parsed_of
from tests.fakes import FakeEmbedder
from ui.web import opened
from ui.web.documents import page as documents

DOCUMENTS = documents.show
APP = Path(opened.__file__).parent / "app.py"


@dataclass
class WebDesk:
    """A library in a folder of the test's, and the pages over it."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    assistant: Assistant = field(init=False)

    def __post_init__(self) -> None:
        self.assistant = Assistant(Library.open(self.folder), FakeEmbedder())

    def put(self, source: str, data: bytes | str, *, waiting: bool = False, original: bool = True) -> Document:
        """Store a file as it is read here and now."""
        return put(self.assistant.library, source, data, waiting=waiting, original=original)

    def open(self, page: str = "", /, **address: str) -> AppTest:
        """The pages, at one of them where it is named ("source", "documents")."""
        self.monkeypatch.setattr(documents, "show", DOCUMENTS)
        return self._opened(page, address)

    def dialog(self, show: Callable[[Document], None], document: Document) -> AppTest:
        """A dialog in place of the Documents page: on that page, a test cannot press what stands in one."""

        def shown() -> None:
            if document.id in {one.id for one in self.assistant.library.documents(superseded=True, waiting=True)}:
                show(self.assistant.library.document(document.id))

        self.monkeypatch.setattr(documents, "show", shown)
        return self._opened("documents", {})

    def open_unprepared(self) -> AppTest:
        """The first page of a library whose index is still to be built."""
        return self._started()

    def _opened(self, page: str, address: dict[str, str]) -> AppTest:
        self.assistant.refresh()
        app = self._started()
        if page:
            app.query_params = address
            app.switch_page(f"{page}_page.py").run()
        assert not app.exception
        return app

    def _started(self) -> AppTest:
        self.monkeypatch.setenv("BYWHEN_LIBRARY", str(self.folder))
        self.monkeypatch.setattr(opened, "open_assistant", lambda settings: self.assistant)
        return AppTest.from_file(str(APP), default_timeout=120).run()


def put(library: Library, source: str, data: bytes | str, *, waiting: bool = False, original: bool = True) -> Document:
    data = data.encode() if isinstance(data, str) else data
    parsed, digest = parsed_of(data, source), sha256(data).hexdigest()
    document = Document(
        digest[:12],
        source,
        parsed.reading.format,
        digest,
        parsed.description,
        parsed.reading.pages,
        warnings=parsed.reading.warnings,
        added="2031-05-01T00:00:00+00:00",
        length=len(parsed.reading.text),
        rules=RULES,
    )
    library.put(document, parsed, original=data if original else None, waiting=waiting)
    return library.document(document.id)


@contextmanager
def desk_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebDesk]:
    made = WebDesk(folder, monkeypatch)
    yield made
    made.assistant.library.close()


def html_of(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))  # type: ignore[attr-defined]


def words_of(app: AppTest) -> str:
    """What stands on the page outside HTML, as it is read."""
    shown = [*app.markdown, *app.caption, *app.info, *app.error, *app.warning, *app.success]
    return "\n".join(str(element.value) for element in shown).replace("\\", "").replace("\u2060", "")


def address_of(app: AppTest) -> dict[str, str]:
    """The parameters of the address, each of which has one value here."""
    return {name: values if isinstance(values, str) else values[0] for name, values in app.query_params.items()}


def until_done(app: AppTest) -> AppTest:
    """Wait for what goes on in the background, then look again."""
    for batch in opened.batches():
        assert batch.wait(60)
    return app.run()
