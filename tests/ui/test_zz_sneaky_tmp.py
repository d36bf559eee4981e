import re, time
import pytest
from tests.ui.test_web_access import *
from tests.ui.test_web_access import PAGES
from pathlib import Path as _P
src=_P("/tmp/sneak/inject.py").read_text()
i=src.index("EV="); j=src.index("out=Path")
exec(src[i:j])
RAW=re.compile(r"<script>alert|<img src=x|<b>Warden|<i>Hale|href=.javascript:", re.I)
def test_evil(guarded):
    g=guarded
    a=g.put("=cmd <script>alert(4)</script>.txt", LET)
    b=g.put('"><img src=x onerror=alert(1)>.txt', LET.replace("4 March","9 March").replace("north light","south light"))
    w=g.put('<script>alert(7)</script>w.txt', LET.replace("4 March","12 April").replace("north light","west light"), waiting=True)
    lib=g.assistant.library
    lib.correct(a.id,"author","<script>alert(5)</script>",reason="<img src=x onerror=alert(6)> **b**",who="<script>alert(8)</script>")
    try: lib.put_into([b.id],"<script>alert(9)</script>")
    except Exception as e: print("coll",e)
    g.assistant.refresh()
    bad=[]
    items=[i.key for d,i in lib.items() if d in (a.id,b.id)]
    bodies=["=Orla <script>alert(9)</script> Fenwick","Captain Aa"]
    g.assistant.exported("<script>alert(1)</script>","<img src=x>",about=[a.id])
    def look(app,where):
        if app.exception: bad.append((where,[x.value[:300]+"|".join(x.stack_trace[-5:]) for x in app.exception]))
        h=html_of(app)
        for m in RAW.finditer(h): bad.append((where,"HTML",h[max(0,m.start()-80):m.end()+40])); break
        for el in [*app.markdown,*app.caption,*app.info,*app.error,*app.warning,*app.success,*app.title,*app.header,*app.subheader]:
            v=str(el.value)
            u=re.sub(r"\\[^\w\s]","",v)
            if RAW.search(v) and not RAW.search(v.replace("\\<","")) is None: bad.append((where,"MDHTML",v[:200]))
            if "](" in u and "javascript" in u: bad.append((where,"MDLINK",v[:200]))
            if ":red[" in u: bad.append((where,"DIRECTIVE",v[:200]))
        for el in [*app.button,*app.expander]:
            u=re.sub(r"\\[^\w\s]","",str(el.label))
            if "](" in u or "<script" in u or ":red[" in u or "**b**" in u: bad.append((where,"LABEL",el.label[:200]))
        for el in app.get("page_link"):
            u=re.sub(r"\\[^\w\s]","",el.proto.label)
            if "](" in u or "<script" in u or ":red[" in u or "**b**" in u: bad.append((where,"PL",el.proto.label[:200]))
    for page in PAGES:
        for addr in ({"document":a.id},{"document":b.id,"start":"0","end":"600"},{"item":items[0],"document":a.id,"start":"10","end":"300"},{"item":items[-1]},{"name":bodies[0],"since":"2020-01-01"},{"document":w.id},{"q":"By when will the north light be mended? "+EV}):
            app=enter(g,"Ada Quill",page,**addr)
            look(app,(page,list(addr)))
    app=enter(g,"Ada Quill")
    app.chat_input[0].set_value("By when will the north light be mended? "+EV).run(); look(app,"asked")
    app.chat_input[0].set_value("Who will count the eels?").run(); look(app,"asked2")
    for d in (a,b):
        app=enter(g,"Ada Quill","documents")
        for k in (f"about-{d.id}",f"edit-{d.id}",f"remove-{d.id}",f"newer-{d.id}"):
            try: app.button(key=k).click().run(); look(app,k)
            except KeyError as e: print("nokey",k)
    lib.remove(a.id,keep=True); g.assistant.refresh()
    look(enter(g,"Ada Quill","documents"),"bin")
    for x in bad: print("BAD",ascii(x)[:700])
    from ui.web.changes import page as P
    assert 0
