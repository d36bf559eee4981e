// What has the keyboard goes away when the page is drawn anew: the source that was closed, the card that was removed.
// The keyboard then goes back to where it was before, or on another page to its heading, and not to nowhere.
const KEPT = 30;
const SOON = 2000; // milliseconds in which what a button opens is there

export default function () {
  const trail = [];
  const at = { path: location.pathname, title: document.title };
  let byKeyboard = false;
  let opening = null;

  const check = () => {
    if (!document.querySelector('[data-test-script-state="notRunning"]')) return;
    const here = { path: location.pathname, title: document.title };
    const arrived = here.path !== at.path && here.title !== at.title;
    if (arrived || here.path === at.path) Object.assign(at, here);
    if (arrived) {
      trail.length = 0;
      if (!byKeyboard || !isNowhere()) dispatchEvent(new CustomEvent("bywhen-say", { detail: here.title }));
      else toHeading();
    } else if (byKeyboard && isNowhere() && isLost(trail.at(-1))) back(trail);
  };
  const enter = (button, until) => {
    if (opening === button && performance.now() < until && !into(button)) requestAnimationFrame(() => enter(button, until));
  };
  const heard = {
    keydown: ({ key, target }) => {
      byKeyboard = true;
      const pressed = key === "Enter" || key === " ";
      opening = pressed && target.matches('[data-testid="stPopoverButton"][aria-expanded="false"]') ? target : null;
      if (opening) enter(opening, performance.now() + SOON);
    },
    pointerdown: () => {
      byKeyboard = false;
      opening = null;
    },
    focusin: () => {
      const element = focused();
      if (element.closest("header, h1, .keys-way")) return;
      trail.push({ element, name: nameOf(element) });
      if (trail.length > KEPT) trail.shift();
    },
  };
  for (const [name, hear] of Object.entries(heard)) window.addEventListener(name, hear, true);
  const watch = new MutationObserver(check);
  watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-test-script-state", "disabled"] });
  return () => {
    for (const [name, hear] of Object.entries(heard)) window.removeEventListener(name, hear, true);
    watch.disconnect();
  };
}

// Streamlit draws what a button opens at the end of the page: without this, all that stands between would come first.
function into(button) {
  const bodies = document.querySelectorAll('[data-testid="stPopoverBody"]');
  const opened = bodies[bodies.length - 1];
  if (button.ariaExpanded !== "true" || !opened) return false;
  opened.tabIndex = -1;
  opened.focus();
  return document.activeElement === opened;
}

function back(trail) {
  const last = trail.at(-1).element;
  if (last.isConnected && last.closest('[class*="st-key-open-"]')) {
    // It opens a form, and cannot be pressed while that is open: the form may still be on its way.
    last.closest('[class*="st-key-step-"]')?.querySelector('[data-testid="stForm"] :is(input, textarea)')?.focus();
    return;
  }
  const to = last.matches("a[data-go]") // it led to what is shown now
    ? null
    : trail.toReversed().map(found).find((one) => one?.checkVisibility() && !one.disabled);
  if (to) to.focus();
  else toHeading();
}

const found = ({ element, name }) => (element.isConnected ? element : name ? document.querySelector(name) : null);

function toHeading() {
  const heading = document.querySelector(".stMain h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

const isNowhere = () => !document.activeElement || document.activeElement === document.body || document.activeElement.disabled;

// Not where the reader has gone on from the page's end to the browser's own buttons.
const isLost = (last) => last && (!last.element.isConnected || last.element.disabled);

function focused() {
  let at = document.activeElement;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

// Streamlit may draw the same control as another element: its key finds it again, and a link's address that.
function nameOf(element) {
  if (element.dataset.cite) return `a[data-cite="${element.dataset.cite}"]`;
  if (element.matches("a[data-go]")) return `a[data-go][href="${CSS.escape(element.getAttribute("href"))}"]`;
  const keyed = element.closest('[class*="st-key-"]');
  const key = [...(keyed?.classList ?? [])].find((one) => one.startsWith("st-key-"));
  const alone = key && keyed.querySelectorAll("button, input, textarea, a").length === 1;
  return alone ? `.${CSS.escape(key)} ${element.localName}` : "";
}
