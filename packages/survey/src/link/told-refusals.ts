import { type Engine, id, sql } from '@sogoc/engine';
import { type LabelColumns, LinkageError, type SourceTable } from '@sogoc/linkage';

/** What was given to a linkage: what a refusal is told about. */
export interface Given {
  key: string | undefined;
  model: string | undefined;
  /** The labels' file, their columns, and what these are taken for. */
  labels: { path: string; columns: readonly string[]; taken: LabelColumns | null } | undefined;
}

/** A refusal with the place that whoever ran the command knows: the file and its columns, the key's column and two records of one key. No value is told, for it may be personal. */
export async function withPlace(error: unknown, given: Given, sources: readonly SourceTable[], engine: Engine): Promise<unknown> {
  if (!(error instanceof LinkageError)) return error;
  const placed = (place: string): LinkageError =>
    new LinkageError(error.code, error.message, { place, ...(error.remedy !== undefined && { remedy: error.remedy }), cause: error });
  const { key, model, labels } = given;
  switch (error.code) {
    case 'LINK_NO_MODEL':
    case 'LINK_MODEL_INVALID':
    case 'LINK_MODEL_VERSION':
      return model === undefined ? error : placed(`--model ${model}${error.place === undefined || error.place === '$' ? '' : ` ${error.place}`}`);
    case 'LINK_KEY_REPEATS': {
      const table = sources.find(({ name }) => name === error.place);
      return key === undefined || !table ? error : placed(await repeatsOf(key, table, engine));
    }
    case 'LINK_LABELS_INVALID':
    case 'LINK_LABELS_UNKNOWN':
      return labels ? placed(labelsPlace(labels, sources)) : error;
    default:
      return error;
  }
}

/** `people: --key code (#3 = #7; 2 × 2)`: the first two rows of one key, how many keys repeat, and in how many records. */
async function repeatsOf(key: string, { name, relation }: SourceTable, engine: Engine): Promise<string> {
  const text = engine.dialect.cast(sql`${id(key)}`, 'text');
  const numbered = sql`select ${text} as name, row_number() over () as row from ${relation}`;
  const turns = sql`select name, row, lag(row) over (partition by name order by row) as earlier from (${numbered}) as n where name is not null`;
  const found = await engine.one<{ first: number; second: number; repeated: number }>(
    sql`select min(row) as second, arg_min(earlier, row) as first, count(*) as repeated from (${turns}) as t where earlier is not null`,
  );
  return `${name}: --key ${key}: #${found.first} = #${found.second} (${found.repeated})`;
}

function labelsPlace({ path, columns, taken }: NonNullable<Given['labels']>, sources: readonly SourceTable[]): string {
  const told = taken
    ? Object.entries(taken).flatMap(([part, column]) => (part === 'kind' || column === undefined ? [] : [`${part} = ${column}`]))
    : columns.slice(0, 20);
  const tables = sources.map(({ name, key }) => (key === undefined ? name : `${name} (--key ${key})`));
  return `--labels ${path}: ${told.join(', ')}${taken ? `; ${tables.join(', ')}` : ''}`;
}
