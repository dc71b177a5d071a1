import type { SourceProblem } from '@sogoc/sources';
import type { Catalog } from '../../model.ts';
import { type Html, html } from '../html.ts';
import { lookup } from '../lookup.ts';
import type { Page } from '../page.ts';
import { problemInWords } from '../problem-words.ts';
import { section } from '../section.ts';
import { columnTable } from './column-table.ts';

type Database = Catalog['databases'][number];
type Table = Database['tables'][number];

/** With more columns than this, tables are closed at first. */
const mostOpen = 40;

/** What each database holds: tables, keys, how they were read, and every column. */
export function databasesSection(page: Page): Html {
  const { words, format, result } = page;
  const columns = result.catalog.databases.flatMap((database) => database.tables.flatMap((table) => table.columns));
  const count = (test: (column: (typeof columns)[number]) => boolean) => format.integer(columns.filter(test).length);
  const answer = words.databasesAnswer({
    columns: format.integer(columns.length),
    full: count((column) => column.missing === 0),
    recognised: count((column) => column.semanticType !== null),
    personal: count((column) => column.personal),
  });

  return section(
    page,
    'databases',
    answer,
    html`${result.catalog.databases.map((database) => databaseBlock(page, database, columns.length <= mostOpen))}`,
  );
}

function databaseBlock(page: Page, database: Database, open: boolean): Html {
  const { words, format } = page;
  const kind = lookup(words.database.kinds, database.kind) ?? database.kind;
  const facts: [string, string][] = [
    [words.database.source, database.source === '' ? words.database.unknown : `${kind}: ${database.source}`],
    [words.database.owner, database.owner ?? words.database.unknown],
    [words.database.asOf, database.asOf ? format.date(database.asOf) : words.database.unknown],
  ];
  return html`<article class="database"><h3>${database.name}</h3>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${problems(page, database.problems)}
${database.tables.length === 0 && html`<p class="note">${words.database.noTables}</p>`}
${database.tables.map((table) => tableBlock(page, table, open))}</article>`;
}

function tableBlock(page: Page, table: Table, open: boolean): Html {
  const { words, format } = page;
  const n = format.integer;
  const named = words.database.recordNamed[table.recordKey.kind](table.recordKey.columns.join(' + '));
  const reading = Object.entries(table.reading).flatMap(([name, value]) => {
    const fact = lookup(words.database.readingFacts, name);
    return fact ? [`${fact} ${name === 'delimiter' && value.length === 1 ? `“${value}”` : value}`] : [];
  });
  const keys = table.candidateKeys.map((key) => key.join(' + ')).join('; ');
  const facts: [string, string][] = [[words.database.keys, keys === '' ? words.database.noKey : keys]];
  if (table.declared.primaryKey) facts.push([words.database.declaredKey, table.declared.primaryKey.join(' + ')]);
  if (table.declared.references.length > 0) facts.push([words.database.references, table.declared.references.map(reference).join('; ')]);
  if (reading.length > 0) facts.push([words.database.reading, reading.join(', ')]);
  return html`<details class="table"${open && html` open`}><summary><b>${table.table}</b> <span>${words.database.tableHead(n(table.rows), n(table.columns.length))}</span>${
    table.duplicateRows > 0 && html` <span class="warn">▲ ${words.database.duplicateRows(n(table.duplicateRows))}</span>`
  }${table.problems.length > 0 && html` <span class="warn">▲ ${words.database.problems}</span>`}</summary>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl><p class="note">${named}.</p>
${problems(page, table.problems)}${columnTable(page, table)}</details>`;
}

function reference(to: { columns: string[]; table: string; referencedColumns: string[] }): string {
  return `${to.columns.join(' + ')} → ${to.table}(${to.referencedColumns.join(' + ')})`;
}

function problems(page: Page, found: readonly SourceProblem[]): Html {
  const { words } = page;
  if (found.length === 0) return html``;
  return html`<div class="problems"><h4>${words.database.problems}</h4><ul>${found.map((problem) => problemItem(page, problem))}</ul></div>`;
}

function problemItem(page: Page, problem: SourceProblem): Html {
  const { words, format } = page;
  const { happened, remedy, detail } = problemInWords(page, problem);
  const count = problem.count > 1 && html` <b>(${words.database.problemCount(format.integer(problem.count))})</b>`;
  return html`<li><code>${problem.code}</code> ${problem.place}${count}: ${[happened, remedy, detail].filter(Boolean).join(' ')}</li>`;
}
