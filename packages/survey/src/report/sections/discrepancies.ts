import { type DiscrepancyKind, discrepancyKinds } from '@sogoc/contract';
import { largest } from '../facts.ts';
import { type Html, html, jsonForScript, trusted } from '../html.ts';
import type { Page } from '../page.ts';
import { packRows, recordRows, recordWords } from '../record-data.ts';
import { recordRow } from '../script/record-row.js';
import { section } from '../section.ts';

const staticRows = 50;

/** Discrepancies by kind and database, and the table of records. */
export function discrepanciesSection(page: Page): Html {
  const { words, facts, format } = page;
  const errors = new Map([...facts.countByKind].filter(([kind]) => kind !== 'variant'));
  const kind = largest(errors);
  const database = largest(facts.countByDatabase);
  const answer =
    kind && database
      ? words.discrepanciesAnswer({
          total: format.integer(facts.discrepancies),
          kind: words.kinds[kind.key].name,
          kindTotal: format.integer(kind.count),
          database: database.key,
          databaseTotal: format.integer(database.count),
        })
      : words.discrepanciesAnswerNone;
  const total = facts.discrepancies + facts.variants;
  return section(
    page,
    'discrepancies',
    answer,
    html`${total > 0 && kindCharts(page)}
${facts.variants > 0 && html`<p class="note">${words.variantsNote(format.integer(facts.variants))}</p>`}
${total > 0 && kindTable(page)}
${page.result.discrepancies.length > 0 && records(page, total)}`,
  );
}

function counts({ result }: Page): Map<DiscrepancyKind, Map<string, number>> {
  const byKind = new Map<DiscrepancyKind, Map<string, number>>();
  for (const { kind, database, count } of result.discrepancyCounts) {
    const databases = byKind.get(kind) ?? new Map<string, number>();
    databases.set(database, (databases.get(database) ?? 0) + count);
    byKind.set(kind, databases);
  }
  return byKind;
}

function kindCharts(page: Page): Html {
  const { words, facts, format } = page;
  const byKind = counts(page);
  const kinds = discrepancyKinds
    .filter((kind) => (facts.countByKind.get(kind) ?? 0) > 0)
    .toSorted((a, b) => Number(a === 'variant') - Number(b === 'variant') || (facts.countByKind.get(b) ?? 0) - (facts.countByKind.get(a) ?? 0));
  const most = Math.max(1, ...kinds.filter((kind) => kind !== 'variant').flatMap((kind) => [...(byKind.get(kind)?.values() ?? [])]));
  return html`<div class="kinds">${kinds.map((kind) => {
    const databases = [...(byKind.get(kind) ?? [])].filter(([, count]) => count > 0).toSorted((a, b) => b[1] - a[1]);
    return html`<div class="kind${kind === 'variant' ? ' variant' : ''}"><h3>${words.kinds[kind].name} <span>${format.integer(facts.countByKind.get(kind) ?? 0)}</span></h3>
<p>${words.kinds[kind].meaning}</p><ul>${databases.map(
      ([database, count]) =>
        html`<li><a href="#records" data-filter data-kind="${kind}" data-database="${database}"><span class="of" title="${database}">${database}</span><span class="bar"><i style="width:${Math.min(100, Math.max(0.6, (count / most) * 100)).toFixed(1)}%"></i></span><b>${format.integer(count)}</b></a></li>`,
    )}</ul></div>`;
  })}</div>`;
}

function kindTable(page: Page): Html {
  const { words, facts, format, result } = page;
  const byKind = counts(page);
  const databases = result.catalog.databases.map((database) => database.name);
  const kinds = discrepancyKinds.filter((kind) => facts.countByKind.has(kind));
  return html`<details><summary>${words.kindTable.show}</summary><div class="scroll" tabindex="0" role="region" aria-label="${words.kindTable.caption}"><table class="plain"><caption class="hidden">${words.kindTable.caption}</caption>
<thead><tr><th scope="col">${words.kindTable.kind}</th>${databases.map((name) => html`<th scope="col" class="num">${name}</th>`)}<th scope="col" class="num">${words.kindTable.total}</th></tr></thead>
<tbody>${kinds.map(
    (kind) =>
      html`<tr><th scope="row">${words.kinds[kind].name}</th>${databases.map(
        (name) => html`<td class="num">${format.integer(byKind.get(kind)?.get(name) ?? 0)}</td>`,
      )}<td class="num"><b>${format.integer(facts.countByKind.get(kind) ?? 0)}</b></td></tr>`,
  )}</tbody></table></div></details>`;
}

function records(page: Page, total: number): Html {
  const { words, format } = page;
  const rows = recordRows(page);
  const texts = recordWords(page);
  const { records: labels } = words;
  const select = (name: 'kind' | 'database' | 'table' | 'column') =>
    html`<label>${labels.filters[name]}<select name="${name}"><option value="">${labels.all}</option></select></label>`;
  const heads = (['place', 'key', 'column', 'kind', 'values', 'rule'] as const).map(
    (name) =>
      html`<th scope="col" role="columnheader"><button type="button" data-sort="${name}" aria-label="${labels.sortBy}: ${labels.columns[name]}">${labels.columns[name]}</button><span class="plain-head">${labels.columns[name]}</span></th>`,
  );
  return html`<div id="records" class="records" tabindex="-1"><h3>${labels.title}</h3>
${rows.length < total && html`<p class="note">${labels.part(format.integer(rows.length), format.integer(total))}</p>`}
<noscript><p class="note">${labels.noScript}</p></noscript>
<form class="filters" role="search">${select('kind')}${select('database')}${select('table')}${select('column')}
<label class="search">${labels.filters.search} <kbd aria-hidden="true">/</kbd><input type="search" name="search" autocomplete="off" aria-keyshortcuts="/"></label>
<button type="button" class="clear">${labels.clear}</button></form>
<table class="record-table" role="table"><caption class="hidden">${labels.title}</caption><thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">${trusted(
    rows
      .slice(0, staticRows)
      .map((row) => recordRow(row, texts))
      .join(''),
  )}</tbody></table>
<p class="none" hidden>${labels.noneMatch}</p>
<div class="pages"><p role="status"></p><button type="button">${labels.previous}</button><button type="button">${labels.next}</button></div>
<script type="application/json" id="records-data">${jsonForScript({ ...packRows(rows), words: texts })}</script></div>`;
}
