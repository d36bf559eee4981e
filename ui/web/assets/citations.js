// A plain click on a citation opens its source beside the chat; with a modifier key the link opens as links do.
export default function ({ setTriggerValue }) {
  const onClick = (event) => {
    const link = event.target.closest?.("a[data-cite]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("cite", link.dataset.cite);
  };
  document.addEventListener("click", remember, true);
  document.addEventListener("click", onClick);
  return () => {
    document.removeEventListener("click", remember, true);
    document.removeEventListener("click", onClick);
  };
}

// Where the clicked citation stood on the screen, so that it can stay there while the columns are laid out anew.
function remember(event) {
  const at = event.target.closest?.('a[data-cite], [class*="st-key-source-"], [class*="st-key-related-"]');
  if (!at) return;
  const name = at.dataset.cite ? `a[data-cite="${at.dataset.cite}"]` : `.${[...at.classList].find((c) => c.startsWith("st-key-"))}`;
  window.bywhenClicked = { name, top: at.getBoundingClientRect().top };
}
