// Streamlit calls every pair of thumbs "Feedback rating": say what each is about.
export default function () {
  const name = () => {
    for (const pair of document.querySelectorAll('[class*="st-key-thumb-"] [aria-label="Feedback rating"]')) {
      const source = Number(/st-key-thumb-\S*-(\d+)/.exec(pair.closest('[class*="st-key-thumb-"]').className)?.[1]);
      pair.setAttribute("aria-label", source ? `Was source ${source} helpful?` : "Was this answer helpful?");
    }
  };
  const watch = new MutationObserver(name);
  watch.observe(document.body, { childList: true, subtree: true });
  name();
  return () => watch.disconnect();
}
