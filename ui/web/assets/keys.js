// "/" goes to the page's question or search box, "?" lists the keys. Single keys can be pressed, or heard, by accident:
// they do nothing while something is typed, and can be switched off (WCAG 2.1.4).
const OFF = "bywhen-no-single-keys";

export default function ({ parentElement }) {
  const list = parentElement.querySelector("dialog");
  const used = parentElement.querySelector("input");
  used.checked = localStorage.getItem(OFF) === null;
  used.onchange = () => (used.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1"));
  parentElement.querySelector("button").onclick = () => list.close();

  // The first stop of the Tab key on each page, in sight only then.
  const way = Object.assign(document.createElement("button"), { className: "keys-way", textContent: "Keyboard shortcuts" });
  way.onclick = () => list.showModal();
  document.body.prepend(way);

  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !used.checked || list.open || isTyped(event)) return;
    const box = event.key === "/" && boxOfPage();
    if (event.key !== "?" && !box) return;
    event.preventDefault();
    if (box) box.focus();
    else list.showModal();
  };
  document.addEventListener("keydown", onKey);
  return () => {
    document.removeEventListener("keydown", onKey);
    way.remove();
  };
}

function isTyped(event) {
  return event.composedPath()[0].closest?.("input, textarea, select, [contenteditable='true'], [role='dialog']");
}

function boxOfPage() {
  const boxes = document.querySelectorAll('[data-testid="stChatInputTextArea"], .stMain .stTextInput input');
  return [...boxes].find((box) => box.checkVisibility() && !box.disabled);
}
