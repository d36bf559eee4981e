// The words that a citation stands for, and where they stand, while its number is pointed at or has the keyboard.
const SOON = 250; // milliseconds; as long again to move the pointer into the words

export default function () {
  const words = Object.assign(document.createElement("div"), { className: "peek", id: "peek", hidden: true });
  words.setAttribute("role", "tooltip");
  document.querySelector(".stApp").append(words);
  let link = null;
  let timer = 0;
  let tabbed = false; // whether the last key was Tab: where the keyboard is put otherwise, nothing is asked for

  const show = (cited) => {
    clearTimeout(timer);
    hide();
    link = cited;
    const where = Object.assign(document.createElement("p"), { textContent: link.ariaLabel });
    const quote = Object.assign(document.createElement("blockquote"), { textContent: `“${link.dataset.words}”` });
    words.replaceChildren(quote, where);
    words.hidden = false;
    link.setAttribute("aria-describedby", "peek");
    place(words, link);
  };
  const hide = () => {
    clearTimeout(timer);
    link?.removeAttribute("aria-describedby");
    link = null;
    words.hidden = true;
  };
  const later = (what) => {
    clearTimeout(timer);
    timer = setTimeout(what, SOON);
  };
  const cited = (event) => event.target.closest?.("a[data-words]");

  const heard = {
    pointerover: (event) => {
      if (event.pointerType !== "mouse") return;
      const over = cited(event);
      if (over && over !== link) later(() => over.isConnected && show(over));
      else if (over || words.contains(event.target)) clearTimeout(timer);
      else if (link && document.activeElement !== link) later(hide);
      else if (!link) clearTimeout(timer);
    },
    focusin: (event) => (tabbed && cited(event) ? show(cited(event)) : hide()),
    focusout: hide,
    click: hide,
    scroll: () => link && place(words, link),
    pointerdown: () => (tabbed = false),
    keydown: (event) => {
      tabbed = event.key === "Tab";
      if (event.key !== "Escape" || words.hidden) return;
      event.stopImmediatePropagation(); // it closes this alone, and not the source
      hide();
    },
  };
  for (const [name, hear] of Object.entries(heard)) window.addEventListener(name, hear, true);
  return () => {
    for (const [name, hear] of Object.entries(heard)) window.removeEventListener(name, hear, true);
    hide();
    words.remove();
  };
}

// Under the number, or over it where there is more room, and whole on the screen.
function place(words, link) {
  const { left, top, bottom } = link.getBoundingClientRect();
  const { width, height } = words.getBoundingClientRect();
  const under = bottom + 6 + height < window.innerHeight || top < height;
  words.style.top = `${under ? bottom + 6 : top - height - 6}px`;
  words.style.left = `${Math.max(8, Math.min(left - 16, window.innerWidth - width - 8))}px`;
}
