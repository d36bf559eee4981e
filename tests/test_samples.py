"""The samples that ship with Bywhen say that they are fictional, and are what their sources make."""

import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

SAMPLES = Path(__file__).parents[1] / "samples"
LIBRARY = sorted((SAMPLES / "library").iterdir())


def words(path: Path) -> str:
    if path.suffix == ".pdf":
        return "\f".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".docx":
        document = Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        footers = [paragraph.text for paragraph in document.sections[0].footer.paragraphs]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells, *footers])
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    subprocess.run([sys.executable, str(SAMPLES / "make.py"), str(folder)], check=True, timeout=60)
    return folder


def test_there_are_eight_documents_in_four_formats() -> None:
    assert len(LIBRARY) >= 8
    assert {path.suffix for path in LIBRARY} == {".txt", ".md", ".pdf", ".docx"}


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.name)
def test_says_that_it_is_fictional(path: Path) -> None:
    text = " ".join(words(path).split()).lower()
    assert "fictional" in text and "for bywhen" in text


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.name)
def test_readme_names_it(path: Path) -> None:
    assert f"`{path.name}`" in (SAMPLES / "README.md").read_text(encoding="utf-8")


def test_pdf_and_word_documents_are_what_their_sources_make(made: Path) -> None:
    assert {path.name for path in made.iterdir()} == {p.name for p in LIBRARY if p.suffix in (".pdf", ".docx")}
    assert [path.name for path in made.iterdir() if words(path) != words(SAMPLES / "library" / path.name)] == []
