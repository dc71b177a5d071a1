import { escapeText } from './escape.js';
import { markDifferences } from './mark-differences.js';

function valueLine(name, marked, words) {
  const shown = marked === null || marked === '' ? `<i>${escapeText(words.empty)}</i>` : marked;
  return `<div class="value"><span class="what">${escapeText(name)}</span><span class="text">${shown}</span></div>`;
}

function cell(label, content, className) {
  return `<td role="cell" data-label="${escapeText(label)}"${className ? ` class="${className}"` : ''}>${content}</td>`;
}

/** One discrepancy as a table row. `row` holds texts of data, `words` those of the page; all are escaped here. */
export function recordRow(row, words) {
  const marked = markDifferences(row.observed, row.requirement ? null : row.expected, words.signs);
  if (row.requirement) marked.expected = escapeText(row.expected);
  const origin = row.origin === null ? '' : `<small>${escapeText(words.origin)} ${escapeText(row.origin)}</small>`;
  const values = `${row.observed === null && row.expected === null ? '–' : valueLine(words.observed, marked.observed, words)}${
    row.expected === null ? '' : valueLine(words.expected, marked.expected, words)
  }${origin}`;
  const key = row.masked ? `<i>${escapeText(words.masked.replace('{id}', row.key))}</i>` : escapeText(row.key);
  const column = row.column === null ? `<i>${escapeText(words.wholeRecord)}</i>` : `<b>${escapeText(row.column)}</b>`;
  const kind = `${escapeText(words.kinds[row.kind] ?? row.kind)}<small class="severity ${escapeText(row.severity)}">${escapeText(words.severities[row.severity] ?? row.severity)}</small>`;
  return `<tr role="row">${cell(words.columns.place, `${escapeText(row.database)}<small>${escapeText(row.table)}</small>`)}${cell(
    words.columns.key,
    key,
    'record-key',
  )}${cell(words.columns.column, column)}${cell(words.columns.kind, kind)}${cell(words.columns.values, values, 'values')}${cell(
    words.columns.rule,
    escapeText(row.rule),
    'rule',
  )}</tr>`;
}
