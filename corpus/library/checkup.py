"""Whether what a library holds is whole."""

from __future__ import annotations

from corpus.errors import LibraryError
from corpus.library.health import (
    edit_problems,
    id_problems,
    kept_problems,
    problems_of,
    superseded_by_nothing,
    verdict_problems,
)
from corpus.library.held import Held
from corpus.library.shelfmarks import key_of
from corpus.library.statements import damage, orphans


class Checked(Held):
    """Of a library that is opened for who sees everything."""

    def check(self) -> list[str]:
        """What is wrong with the stored data, in words; empty where all is well."""
        try:
            with self._reading() as connection:
                found = damage(connection)
        except LibraryError as error:
            found = [str(error)]
        if found:
            return found
        every = self._read_documents()
        verdicts = self.verdicts()
        key, ends = key_of(self.folder, make=False), dict[str, str]()
        linked = {end.document for one in verdicts for end in (one.earlier, one.later)}
        for document in every:
            text = self._stored_text(document.id)
            passages = [passage for _, passage in self.passages(document.id)]
            items = dict.fromkeys(i for own in (self.machine_items, self.items) for _, i in own(document.id))
            found += problems_of(document, text, passages, items)
            found += id_problems(document, key)
            found += edit_problems(document, text, self.edits(document.id))
            found += kept_problems(document, self.original(document.id))
            ends |= {document.id: text or ""} if document.id in linked else {}
        found += verdict_problems(verdicts, ends)
        found += superseded_by_nothing(every, (c.document for c in self.history() if c.what == "removed"))
        with self._reading() as connection:
            found += orphans(connection)
        last = max((change.revision for change in self.history()), default=0)
        if last != self.revision:
            found.append(f"the library is at revision {self.revision}, its history at {last}")
        return found
