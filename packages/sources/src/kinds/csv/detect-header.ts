const valueLike = /^[-+]?[\d\s.,]*\d%?$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/;
const year = /^(?:19|20)\d\d$/;

/** Is the first record made of column names rather than of values? */
export function hasHeader(records: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = records;
  if (!first || first.every((field) => field.trim() === '')) return false;
  const filled = first.map((field) => field.trim()).filter((field) => field !== '');
  const values = filled.filter((field) => valueLike.test(field));
  const yearColumns = values.every((field) => year.test(field)) && new Set(values).size === values.length && values.length < filled.length;
  if (values.length > 0 && !yearColumns) return false;
  if (new Set(filled).size < filled.length / 2) return false;
  // A name does not come again as a value of its own column; values of a code list do.
  const repeated = first.filter((field, index) => field !== '' && rest.some((record) => record[index] === field)).length;
  return repeated <= filled.length / 4;
}
