/** What a row of a list can be, in the order of the tally. */
export const rowStatuses = ['ready', 'error', 'same', 'section', 'skipped'] as const;
