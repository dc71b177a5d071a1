import type { ColumnProfile } from '@sogoc/profile';
import type { Catalog } from '../../model.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../page.ts';
import { semanticTitle } from '../titles.ts';

type Table = Catalog['databases'][number]['tables'][number];

/** Every column of a table: type and meaning, how far filled, distinct values, range, shapes. Nothing of personal columns but figures. */
export function columnTable(page: Page, table: Table): Html {
  const { columns } = page.words.database;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${table.table}"><table class="plain columns"><thead><tr><th scope="col">${columns.column}</th><th scope="col">${columns.type}</th><th scope="col">${columns.filled}</th><th scope="col" class="num">${columns.distinct}</th><th scope="col">${columns.range}</th><th scope="col">${columns.patterns}</th></tr></thead>
<tbody>${table.columns.map((column) => columnRow(page, column, table.rows))}</tbody></table></div>`;
}

function columnRow(page: Page, column: ColumnProfile, rows: number): Html {
  const { words, format } = page;
  const filled = rows === 0 ? 0 : 1 - column.missing / rows;
  return html`<tr><th scope="row">${column.name}${column.personal && html`<small class="personal">${words.database.personal}</small>`}</th>
<td>${meaning(page, column)}<small>${words.database.types[column.type]}${column.notNfc > 0 && html` · ${words.database.notNfc(format.percent(column.notNfc))}`}</small></td>
<td class="fill"><span class="bar"><i style="width:${(filled * 100).toFixed(1)}%"></i></span>${
    column.missing === 0
      ? words.database.complete
      : html`${format.percent(filled)}<small>${words.database.missing(format.integer(column.missing))}</small>`
  }</td>
<td class="num">${format.integer(column.distinct)}</td><td class="range">${range(page, column)}</td><td class="shapes">${shapes(page, column, rows)}</td></tr>`;
}

function meaning({ words, format, result }: Page, column: ColumnProfile): Html {
  if (!column.semanticType) return html``;
  const { id, matched } = column.semanticType;
  return html`<span title="${words.database.recognised(format.percent(matched))}">${semanticTitle(id, result.language)}</span>`;
}

function range({ words, format }: Page, column: ColumnProfile): Html {
  if (column.personal) return html`<i>${words.database.masked}</i>`;
  if (column.min === null || column.max === null) return html`–`;
  const write = (text: string) => {
    if (column.type === 'date' || column.type === 'timestamp') return format.date(text);
    const identifier = column.semanticType !== null;
    return (column.type === 'integer' || column.type === 'decimal') && !identifier ? format.number(text) : text;
  };
  const cut = (text: string) => (text.length > 42 ? `${text.slice(0, 41)}…` : text);
  return column.min === column.max ? html`${cut(write(column.min))}` : html`${cut(write(column.min))} – ${cut(write(column.max))}`;
}

/** Shapes rarer than this share say little of a column of names; the commonest is always shown. */
const leastShare = 0.1;
const longestShape = 20;

function shapes({ words, format }: Page, column: ColumnProfile, rows: number): Html {
  const present = rows - column.missing;
  const telling = column.patterns.filter(({ count }, index) => index === 0 || count / present >= leastShare).slice(0, 3);
  if (present === 0 || telling.length === 0) return column.personal && present > 0 ? html`<i>${words.database.masked}</i>` : html`–`;
  const cut = (pattern: string) => (pattern.length > longestShape ? `${pattern.slice(0, longestShape - 1)}…` : pattern);
  return html`${telling.map(({ pattern, count }) => html`<span><code>${cut(pattern)}</code> ${format.percent(Math.min(1, count / present))}</span>`)}`;
}
