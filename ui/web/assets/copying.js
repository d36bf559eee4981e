// Copy an answer as text and as HTML at once: each program that it is pasted into takes what it can show.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".copying");
  const told = root.querySelector('[role="status"]');
  const shown = root.querySelector("textarea");
  const copies = {
    answer: [data.text, data.html, "Copied, with its citations."],
    link: [data.link, "", "Link copied: it asks this question again."],
  };
  for (const button of root.querySelectorAll("button")) {
    button.onclick = async () => {
      const [text, html, words] = copies[button.dataset.copies];
      shown.hidden = true;
      told.textContent = "";
      if ((await written(text, html)) || commanded(text, html)) {
        told.textContent = words;
        return;
      }
      told.textContent = "This browser does not let pages copy. Copy it from here:";
      shown.value = text;
      shown.hidden = false;
      shown.select();
    };
  }
}

// Only on https and on this machine.
async function written(text, html) {
  try {
    const kinds = { "text/plain": text, ...(html && { "text/html": html }) };
    const made = Object.entries(kinds).map(([kind, words]) => [kind, new Blob([words], { type: kind })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(made))]);
    return true;
  } catch {
    return false;
  }
}

// The older way, which works over plain http on an office network too.
function commanded(text, html) {
  let copied = false;
  const onCopy = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData.setData("text/plain", text);
    if (html) event.clipboardData.setData("text/html", html);
    copied = true;
  };
  document.addEventListener("copy", onCopy, true);
  try {
    document.execCommand("copy");
  } catch {
    copied = false;
  } finally {
    document.removeEventListener("copy", onCopy, true);
  }
  return copied;
}
