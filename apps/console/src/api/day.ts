/** The day of a moment in Viet Nam, as `yyyy-MM-dd`. */
export function dayIn(moment: string): string {
  return new Date(Date.parse(moment) + 7 * 3_600_000).toISOString().slice(0, 10);
}
