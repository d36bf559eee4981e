// Words for those who hear the page, each once, in one region that stays: a new one would not be read.
export default function ({ data }) {
  const region = (window.bywhenHeard ??= made());
  const said = (window.bywhenSaid ??= new Set());
  if (!data?.token || said.has(data.token)) return;
  said.add(data.token);
  region.textContent = data.words;
}

function made() {
  const region = Object.assign(document.createElement("div"), { className: "unseen", id: "heard" });
  region.setAttribute("role", "status");
  document.body.append(region);
  window.addEventListener("bywhen-say", (event) => (region.textContent = event.detail));
  return region;
}
