// A plain click on a citation opens its source beside the chat; with a modifier key the link opens as links do.
export default function ({ setTriggerValue }) {
  const onClick = (event) => {
    const link = event.target.closest?.("a[data-cite]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("cite", link.dataset.cite);
  };
  document.addEventListener("click", onClick);
  return () => document.removeEventListener("click", onClick);
}
