"""Everything that Bywhen refuses, in one tree.

BywhenError
├── ReadingError            a file that cannot be read: says why and what would help
│   ├── UnsupportedFormat
│   └── NoText              an empty file, a scan without a text layer
├── NoReader                the process that reads documents cannot be started
├── LibraryError            the library's folder
│   ├── NotALibrary         the folder is another program's, or not writable
│   ├── UnknownDocument
│   ├── UnknownItem         no such item in the register, or not any more
│   ├── CorrectionError     a value that a field cannot have
│   │   ├── QuoteNotFound   words that are not in the document, or stand there more than once
│   │   └── EditConflict    another analyst was there first, or later edits build on it
│   └── VersionError        a document that cannot replace another, or be accepted or discarded
├── PeopleError             what readers keep (conversations, feedback) cannot be kept or read
│   └── UnknownConversation no such conversation of this reader's, or not any more
├── ModelNotFound           the embedding model: not on this machine, or its weights damaged
├── SettingsError           an environment variable that cannot be what it is
├── LanguageModelError      the optional language model: not installed, out of reach, refusing, too slow, cut off
├── AccessError             who may see and do what
│   ├── NotSignedIn         nobody has signed in, or their time is up
│   └── NotAllowed          more than the reader's role or collections allow
├── IndexOutOfStep          the search index: behind the library, missing or made by another model
└── QuestionError           a question that cannot be asked: empty, too long
"""


class BywhenError(Exception):
    """A refusal whose message can be shown to the user as it stands."""


class ReadingError(BywhenError):
    pass


class UnsupportedFormat(ReadingError):
    pass


class NoText(ReadingError):
    pass


class NoReader(BywhenError):
    pass


class LibraryError(BywhenError):
    pass


class NotALibrary(LibraryError):
    pass


class UnknownDocument(LibraryError):
    pass


class UnknownItem(LibraryError):
    pass


class CorrectionError(LibraryError):
    pass


class QuoteNotFound(CorrectionError):
    pass


class EditConflict(CorrectionError):
    pass


class VersionError(LibraryError):
    pass


class PeopleError(BywhenError):
    pass


class UnknownConversation(PeopleError):
    pass


class ModelNotFound(BywhenError):
    pass


class SettingsError(BywhenError):
    pass


class LanguageModelError(BywhenError):
    pass


class AccessError(BywhenError):
    pass


class NotSignedIn(AccessError):
    pass


class NotAllowed(AccessError):
    pass


class IndexOutOfStep(BywhenError):
    pass


class QuestionError(BywhenError):
    pass
