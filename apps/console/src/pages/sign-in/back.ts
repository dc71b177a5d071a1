/** The page of this console to open afterwards, from the address; an address that leads elsewhere is not taken. */
export function backOf(search: Record<string, unknown>): { back?: string } {
  return typeof search.back === 'string' && /^\/(?![/\\])[^\\]*$/.test(search.back) ? { back: search.back } : {};
}
