/** Written forms of dates that the profile knows, the likelier first: where two fit alike, the first wins. */
export const dateForms = ['yyyy-MM-dd', 'dd/MM/yyyy', 'dd-MM-yyyy', 'dd.MM.yyyy', 'yyyy/MM/dd', 'MM/dd/yyyy'] as const;

const shapes: Record<string, RegExp> = Object.fromEntries(
  dateForms.map((form) => {
    const pattern = form
      .replaceAll('.', '\\.')
      .replace('yyyy', '(?<year>\\d{4})')
      .replace('MM', '(?<month>\\d{1,2})')
      .replace('dd', '(?<day>\\d{1,2})');
    return [form, new RegExp(`^${pattern}$`)];
  }),
);

/** Is the text a date that exists, written in the form? */
export function isInForm(text: string, form: string): boolean {
  const parts = shapes[form]?.exec(text)?.groups;
  if (!parts) return false;
  const [year, month, day] = [Number(parts.year), Number(parts.month), Number(parts.day)];
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
