import time, itertools
import pytest
from tests.ui.test_web_access import *
from tests.ui.test_web_access import _reader, PAGES
from ui.web import opened

EVIL = ["<script>alert(1)</script>", "\u0000x", "²", "٣", "-1", "9"*30, "1e9", "x"*5000, "\u202eevil", "../../etc/passwd", "a&b=c#d", "**b** [x](javascript:alert(1))", "2031-02-30", "0000-00-00","9999-12-31", "nan", "%00", "' OR 1=1 --", "f6445aba1bd4-²", "f6445aba1bd4-99999999999999999999999", "f644", "f6445aba1bd4-0/1"]
NAMES = ["document","item","start","end","name","page","since","words","q","conversation","find","shown","body","person","status","kind","due_from","due_to","from","to","sort","group","month","show","view","kinds","people","documents","dated","view","what","who","filter_kinds","after","before","earlier","author","date_from","date_to","until","seek","at","part","overdue","due"]

@pytest.mark.parametrize("page", PAGES)
def test_fuzz(page, guarded):
    library=guarded.assistant.library
    letter=library.document("letter.txt").id
    bad=[]
    enter(guarded,"Jo Marsh")
    app=None
    for e in EVIL:
        for base in ({}, {"document":letter}):
            addr={n:e for n in NAMES}; addr.update(base)
            try:
                guarded.assistant.refresh()
                app = AppTest.from_file(str(APP), default_timeout=120)
                app.user={**PEOPLE["Ada Quill"],"is_logged_in":True,"iat":int(time.time())}
                app.run()
                app.query_params=addr
                app.switch_page(f"{page}_page.py").run()
                if app.exception: bad.append((e[:30],base,[x.value[:300]+" "+"|".join(x.stack_trace[-4:]) for x in app.exception]))
                h=html_of(app)
                if "<script>alert" in h: bad.append(("XSS",e[:30]))
                if e.startswith("**b**") and any("](javascript:" in str(m.value).replace("\\","§") for m in app.markdown): bad.append(("MD",))
            except Exception as x:
                bad.append((e[:30],base,repr(x)[:300]))
    for b in bad: print("BAD",page,b)
    assert not bad
