const htmlEntities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML. */
export function escapeText(text) {
  return String(text).replace(/[&<>"']/g, (character) => htmlEntities[character]);
}
