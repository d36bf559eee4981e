// A plain click on a link to another page opens it in the same session; with a modifier key it opens as links do.
export default function () {
  const onClick = (event) => {
    const link = event.target.closest?.("a[data-go]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.pathname !== location.pathname) document.querySelector(".stMain")?.scrollTo(0, 0);
    // Streamlit goes where the browser's history goes. Told by st.switch_page, it leaves a false step in the history.
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
  };
  document.addEventListener("click", onClick);
  return () => document.removeEventListener("click", onClick);
}
