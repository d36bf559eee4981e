// Names that say what a control is about, for those who hear controls one by one: "Remove, Letter of 3 May 2031".
// Streamlit calls every pair of thumbs "Feedback rating", and knows no words of a label that are only heard.
const ABOUT = {
  "st-key-document-": "h3",
  "st-key-check-": "summary strong",
  "st-key-removed-": "strong",
  "st-key-conversation-": '[data-testid="stPageLink"] p',
  "st-key-link-": "dl.sides > :last-child dt",
};

export default function () {
  let due = 0; // once for all that a frame changes
  const name = () => {
    due = 0;
    thumbs();
    for (const [key, what] of Object.entries(ABOUT))
      for (const card of document.querySelectorAll(`[class*="${key}"]`)) named(card, card.querySelector(what)?.textContent);
    for (const card of document.querySelectorAll('[class*="st-key-promise-"]'))
      named(card, /st-key-promise-\d+/.exec(card.className)?.[0].replace("st-key-promise-", "commitment "));
  };
  const watch = new MutationObserver(() => (due ||= requestAnimationFrame(name)));
  watch.observe(document.body, { childList: true, subtree: true });
  name();
  return () => watch.disconnect();
}

function thumbs() {
  for (const pair of document.querySelectorAll('[class*="st-key-thumb-"] [aria-label="Feedback rating"]')) {
    const source = Number(/st-key-thumb-\S*-(\d+)/.exec(pair.closest('[class*="st-key-thumb-"]').className)?.[1]);
    pair.setAttribute("aria-label", source ? `Was source ${source} helpful?` : "Was this answer helpful?");
  }
}

function named(card, about) {
  for (const control of card.querySelectorAll("button, a")) {
    const words = control.querySelector("p")?.textContent;
    if (!about || !words || words === about) continue;
    const label = `${words}, ${about}`;
    if (control.ariaLabel !== label) control.ariaLabel = label;
  }
}
