// Signing in leads back to the first page: remember the address that was asked for meanwhile, and go there then.
export default function ({ data }) {
  const here = location.pathname + location.search;
  if (data.waiting) {
    sessionStorage.setItem("bywhen-wanted", here);
    return;
  }
  const wanted = sessionStorage.getItem("bywhen-wanted");
  sessionStorage.removeItem("bywhen-wanted");
  // Behind our own origin: a path that begins with two slashes would be another machine.
  if (wanted && wanted !== here) location.replace(location.origin + wanted);
}
