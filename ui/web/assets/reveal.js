// Scroll to what carries the token when it is another one or gone to again, and not on every run of the page.
export default function ({ data }) {
  const revealed = (window.bywhenRevealed ??= new Set());
  const once = `${data.token} ${data.times}`;
  if (revealed.has(once)) return;
  revealed.add(once);
  const began = performance.now();
  const look = () => {
    const found = document.querySelector(`[data-token="${CSS.escape(data.token)}"]`);
    if (found) show(found, data);
    else if (performance.now() - began < 5000) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function show(found, { at, focus }) {
  if (found.matches(".question, .start")) {
    found.scrollIntoView({ block: "start" });
    if (isPressed() && found.matches(".question")) takeKeyboard(found);
    return;
  }
  const cited = found.querySelector(`#${CSS.escape(at ?? "cited")}`);
  const pane = scroller(found);
  const around = [".stColumn", ".st-key-panel", ":has(> .st-key-panel)"].map((name) => found.closest(name) ?? found);
  if (around.some((one) => getComputedStyle(one).position === "sticky")) keepInPlace();
  if (pane && cited) pane.scrollTop += middle(cited) - middle(pane);
  else if (cited) keepInSight(cited);
  else found.closest(".st-key-panel")?.scrollIntoView({ block: "nearest" });
  turnSideways(found.querySelector(".frame"));
  if (focus) cited?.focus({ preventScroll: true });
}

// What stands above it may still be drawn and push it away: look for a while, until the reader does something.
function keepInSight(cited) {
  const began = performance.now();
  const doing = ["wheel", "touchstart", "pointerdown", "keydown"];
  let done = false;
  const stop = () => (done = true);
  const into = () => cited.scrollIntoView({ block: cited.offsetHeight > window.innerHeight / 2 ? "start" : "center" });
  into();
  for (const what of doing) window.addEventListener(what, stop, { once: true, capture: true, passive: true });
  const look = () => {
    if (!done && !seen(cited)) into();
    if (!done && cited.isConnected && performance.now() - began < 1500) requestAnimationFrame(look);
    else for (const what of doing) window.removeEventListener(what, stop, { capture: true });
  };
  look();
}

// A page is shown large enough to be read: bring the whole of the cited words into sight, or else their left edge.
function turnSideways(frame) {
  const current = [...(frame?.querySelectorAll(".spot.current") ?? [])];
  if (!current.length) return;
  frame.scrollLeft = 0;
  const spots = current.map((spot) => spot.getBoundingClientRect());
  const { left, right } = frame.getBoundingClientRect();
  const over = Math.max(...spots.map((spot) => spot.right)) + 16 - right;
  const room = Math.min(...spots.map((spot) => spot.left)) - 16 - left;
  if (over > 0) frame.scrollLeft += Math.min(over, room);
}

// What was clicked stays where it was on the screen, though the chat is narrower now.
function keepInPlace() {
  const { name, top } = window.bywhenClicked ?? {};
  const at = name && document.querySelector(name);
  const main = document.querySelector(".stMain");
  if (at && main) main.scrollTop += at.getBoundingClientRect().top - top;
  window.bywhenClicked = null;
}

// The pane beside the chat that scrolls by itself; none on a phone or on the source's own page.
function scroller(source) {
  for (let at = source; at?.closest(".st-key-panel"); at = at.parentElement)
    if (at.scrollHeight > at.clientHeight + 1 && getComputedStyle(at).overflowY === "auto") return at;
  return null;
}

// Clear of the header above and the question box below.
function seen(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top > 120 && bottom < window.innerHeight - 220;
}

function middle(element) {
  const { top, height } = element.getBoundingClientRect();
  return top + Math.min(height, window.innerHeight / 2) / 2;
}

// A suggestion that was pressed is gone: the keyboard goes on from the question that it became. Typed ones leave it in
// their box, and a page that has just been opened leaves it where it begins.
const isPressed = () => navigator.userActivation.hasBeenActive && !document.activeElement.closest("input, textarea");

function takeKeyboard(question) {
  question.tabIndex = -1;
  question.focus({ preventScroll: true });
}
