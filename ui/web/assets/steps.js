// One press of "Back" for each thing that the reader did. Streamlit makes a step of every address that a page writes: on
// the way there, while an answer is waited for, and once more when it is there.
// Here the first address after something that the reader did is a step, and what is written after it takes its place.
// Browsers go past a step that a page made before its reader did anything, as while this script is on its way.
export default function () {
  if (window.bywhenSteps) return; // for as long as the window is open, whatever page is shown in it
  window.bywhenSteps = true;
  const push = history.pushState.bind(history);
  let acted = false;
  history.pushState = (state, unused, address) => {
    const there = new URL(address, location.href);
    if (acted && !waits(there)) push(state, unused, address);
    else history.replaceState(state, unused, address);
    acted = false;
  };
  for (const what of ["pointerdown", "click", "keydown"]) window.addEventListener(what, () => (acted = true), true);
  window.addEventListener("popstate", () => (acted = false), true);
}

// An answer that is waited for is no place to come back to, whatever is typed meanwhile.
function waits(there) {
  return there.pathname === location.pathname && new URLSearchParams(location.search).has("ask");
}
