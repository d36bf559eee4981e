// The name that an analyst gave, for their next visit with this browser. An emptied one is forgotten.
export default function ({ data }) {
  const days = data.name ? 365 : 0;
  document.cookie = `${data.cookie}=${encodeURIComponent(data.name)}; Max-Age=${days * 86400}; Path=/; SameSite=Strict`;
}
