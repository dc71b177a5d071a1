import type { Comparison, Place } from '../../history/comparison.ts';
import { movedCriteria } from '../../history/moved-criteria.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../page.ts';
import { section } from '../section.ts';

/** As many lines of a list as somebody reads; all are in `comparison.json`. */
const shown = 20;

/** What changed since the last run; nothing on the first. */
export function sinceSection(page: Page): Html {
  const { comparison } = page.result;
  if (!comparison) return html``;
  const parts = [driftList(page, comparison), scoreTable(page, comparison), findingTable(page, comparison), placeList(page, comparison)];
  return section(page, 'since', answerOf(page, comparison), html`${parts}`);
}

function answerOf({ words, format }: Page, comparison: Comparison): string {
  const { scores, drift, came, went, discrepancies } = comparison;
  const { total } = discrepancies;
  const date = format.moment(comparison.since);
  const { better, worse } = movedCriteria(scores);
  const remeasured = scores.filter(({ verdict }) => verdict === 'new-measure').length;
  const changes = [
    remeasured,
    total.new,
    total.mended,
    total.newlyChecked,
    total.noLongerChecked,
    better,
    worse,
    drift.length,
    came.length,
    went.length,
  ];
  if (changes.every((changed) => changed === 0)) return words.since.answerSame(date);
  const n = format.integer;
  return words.since.answer({ date, mended: n(total.mended), new: n(total.new), better: n(better), worse: n(worse), odd: drift.length });
}

function driftList({ words, format }: Page, { drift }: Comparison): Html | null {
  if (drift.length === 0) return null;
  const rest = drift.length - shown;
  return html`<h3>${words.since.driftTitle}</h3><p class="note">${words.since.driftNote}</p>
<ul class="changes">${drift.slice(0, shown).map(({ database, table, words: said }) => html`<li><b>${database} · ${table}</b>: ${said}.</li>`)}${
    rest > 0 && html`<li class="note">${words.since.more(format.integer(rest))}</li>`
  }</ul>`;
}

const signs = { better: '▲', worse: '▼', 'new-measure': '◆' } as const;

function scoreTable({ words, format }: Page, { scores }: Comparison): Html | null {
  const { scores: labels, verdicts } = words.since;
  const rows = scores.flatMap(({ database, criterion, before, after, verdict }) =>
    before === null || after === null || verdict === null || verdict === 'equal'
      ? []
      : html`<tr><th scope="row">${database}</th><td>${criterion === 'overall' ? labels.overall : words.criteria[criterion].name}</td>
<td><span aria-hidden="true">${signs[verdict]}</span> ${verdicts[verdict]}</td><td class="num">${format.score(before)}</td><td class="num">${format.score(after)}</td></tr>`,
  );
  if (rows.length === 0) return null;
  return html`<h3>${labels.title}</h3><div class="scroll" tabindex="0" role="region" aria-label="${labels.title}"><table class="plain">
<thead><tr><th scope="col">${labels.database}</th><th scope="col">${labels.criterion}</th><th scope="col">${labels.verdict}</th>
<th scope="col" class="num">${labels.before}</th><th scope="col" class="num">${labels.after}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

const counted = ['new', 'mended', 'staying', 'newlyChecked', 'noLongerChecked'] as const;

function findingTable({ words, format }: Page, { discrepancies: { byTable } }: Comparison): Html | null {
  const labels = words.since.findings;
  const changed = byTable.filter((row) => counted.some((name) => name !== 'staying' && row[name] > 0));
  if (changed.length === 0) return null;
  return html`<h3>${labels.title}</h3><div class="scroll" tabindex="0" role="region" aria-label="${labels.title}"><table class="plain">
<thead><tr><th scope="col">${labels.table}</th><th scope="col">${labels.kind}</th>${counted.map((name) => html`<th scope="col" class="num">${labels[name]}</th>`)}</tr></thead>
<tbody>${changed.map(
    (row) => html`<tr><th scope="row">${row.database} · ${row.table}</th>
<td><a href="#records" data-filter data-kind="${row.kind}" data-database="${row.database}" data-table="${row.table}">${words.kinds[row.kind].name}</a></td>
${counted.map((name) => html`<td class="num">${format.integer(row[name])}</td>`)}</tr>`,
  )}</tbody></table></div><p class="note">${labels.note}</p>`;
}

function placeList({ words }: Page, { came, went, notRead }: Comparison): Html | null {
  const { places } = words.since;
  const lists: [string, Place[]][] = [
    [places.came, came],
    [places.went, went],
    [places.notRead, notRead.map((place) => ({ ...place, column: null }))],
  ];
  const filled = lists.filter(([, list]) => list.length > 0);
  if (filled.length === 0) return null;
  const name = ({ database, table, column }: Place): string => [database, table, column].filter((part) => part !== null).join(' · ');
  return html`<h3>${places.title}</h3><dl class="list">${filled.map(
    ([label, list]) => html`<dt>${label}</dt><dd><ul>${list.map((place) => html`<li>${name(place)}</li>`)}</ul></dd>`,
  )}</dl>`;
}
