import { type Criterion, criteria } from '@sogoc/contract';
import type { Basis, CriterionScore, DatabaseScore, ReasonCode, RuleResult } from '@sogoc/quality';
import { gradeMark, gradeOf, gradeSigns, heatClass } from '../grade-mark.ts';
import { type Html, html } from '../html.ts';
import { lookup } from '../lookup.ts';
import type { Page } from '../page.ts';
import { recordsLink } from '../records-link.ts';
import { ruleInWords } from '../rule-words.ts';
import { popover, section } from '../section.ts';

/** Six criteria of each database as a heat map; a cell opens the rules behind it. */
export function criteriaSection(page: Page): Html {
  const { words, facts, format, result } = page;
  const { weakest } = facts;
  const answer = weakest
    ? words.criteriaAnswer({
        database: weakest.database,
        criterion: words.criteria[weakest.criterion].name,
        score: format.score(weakest.score),
        green: format.integer(facts.green),
        graded: format.integer(facts.graded),
      })
    : words.criteriaAnswerNone;
  const databases = result.scorecard.databases;
  return section(
    page,
    'criteria',
    answer,
    html`<div class="scroll" tabindex="0" role="region" aria-label="${words.criteriaTable.caption}"><table class="heat">
<caption class="hidden">${words.criteriaTable.caption}</caption>
<thead><tr><th scope="col">${words.criteriaTable.database}</th>${criteria.map(
      (criterion) => html`<th scope="col" title="${words.criteria[criterion].meaning}">${words.criteria[criterion].name}</th>`,
    )}<th scope="col" class="overall">${words.criteriaTable.overall}</th></tr></thead>
<tbody>${databases.map((database, index) => heatRow(page, database, index))}</tbody></table></div>
<div class="key"><span>${words.criteriaTable.scale}:</span>${(['red', 'amber', 'green'] as const).map(
      (grade) =>
        html`<span>${gradeMark(grade, words)} ${{ red: '0–74,9', amber: '75–89,9', green: '90–100' }[grade].replaceAll(',', decimal(page))}</span>`,
    )}<span><i class="hatch"></i> ${words.notMeasured}</span></div>
<p class="note">${words.criteriaTable.open}</p>
${databases.map((database, index) => criteria.map((criterion) => rulesCard(page, database, index, criterion)))}`,
  );
}

const decimal = (page: Page): string => (page.result.language === 'en' ? '.' : ',');
const cardId = (index: number, criterion: Criterion): string => `rules-${index}-${criterion}`;

function heatRow(page: Page, database: DatabaseScore, index: number): Html {
  const { words, format, result } = page;
  const entry = result.catalog.databases.find((candidate) => candidate.name === database.name);
  const rows = entry?.tables.reduce((sum, table) => sum + table.rows, 0);
  const read = entry?.status === 'failed' ? words.failed.short : rows === undefined ? '' : format.integer(rows);
  const facts = [read, entry?.asOf ? format.date(entry.asOf) : ''].filter(Boolean).join(' · ');
  return html`<tr><th scope="row">${database.name}<small>${facts}</small></th>${criteria.map((criterion) =>
    heatCell(page, database, index, criterion),
  )}<td class="overall">${
    database.score === null
      ? html`<span class="grade none">${words.notMeasured}</span>`
      : html`<b>${format.score(database.score)}</b>${gradeMark(database.grade ?? gradeOf(database.score), words)}`
  }</td></tr>`;
}

function heatCell(page: Page, database: DatabaseScore, index: number, criterion: Criterion): Html {
  const { words, format } = page;
  const cell = database.criteria[criterion];
  const name = words.rules.title(database.name, words.criteria[criterion].name);
  if (cell.score === null) {
    const reason = reasonOf(page, cell);
    return html`<td><button type="button" class="cell unmeasured" popovertarget="${cardId(index, criterion)}" title="${reason}"><span class="hidden">${name}: </span>
<span class="shown">${words.notMeasured}</span><span class="hidden">. ${reason}</span></button></td>`;
  }
  const grade = gradeOf(cell.score);
  const failed = cell.rules.reduce((sum, rule) => sum + rule.failed, 0);
  return html`<td><button type="button" class="cell ${heatClass(cell.score)}" popovertarget="${cardId(index, criterion)}"><span class="hidden">${name}: </span>
<span class="sign" aria-hidden="true">${gradeSigns[grade]}</span>${format.score(cell.score)}<span class="hidden">, ${words.grades[grade]}. </span>${
    failed > 0 && html`<small>${words.criteriaTable.failed(format.integer(failed))}</small>`
  }</button></td>`;
}

function reasonOf({ words }: Page, { reasonCode, reason }: { reasonCode?: ReasonCode; reason?: string }): string {
  return (reasonCode && lookup(words.reasons, reasonCode)) ?? reason ?? words.notMeasured;
}

function rulesCard(page: Page, database: DatabaseScore, index: number, criterion: Criterion): Html {
  const { words, format } = page;
  const cell: CriterionScore = database.criteria[criterion];
  const term = words.criteria[criterion];
  const score = cell.score === null ? html`<p class="reason"><i class="hatch"></i> ${words.notMeasured}: ${reasonOf(page, cell)}</p>` : null;
  const rules = cell.rules.toSorted((a, b) => (a.score ?? 101) - (b.score ?? 101) || b.failed - a.failed);
  return popover(
    cardId(index, criterion),
    words.rules.title(database.name, cell.score === null ? term.name : `${term.name} ${format.score(cell.score)}`),
    words.holder.close,
    html`<p>${term.meaning}</p>${score}${basisNote(page, cell.basis)}${rules.length === 0 ? html`<p class="note">${words.rules.none}</p>` : rulesTable(page, rules)}`,
  );
}

function basisNote({ words, format }: Page, basis: Basis | undefined): Html | null {
  if (!basis) return null;
  const [records, of] = [format.integer(basis.records), format.integer(basis.of)];
  return html`<p class="note">${words.rules.basis({ records, of, margin: format.margin(basis.margin), stated: format.percent(basis.stated) })}</p>`;
}

function rulesTable(page: Page, rules: readonly RuleResult[]): Html {
  const { words, format } = page;
  const n = format.integer;
  return html`<div class="scroll"><table class="plain"><thead><tr><th scope="col">${words.rules.rule}</th><th scope="col" class="num">${words.rules.checked}</th><th scope="col" class="num">${words.rules.failed}</th><th scope="col" class="num">${words.rules.score}</th></tr></thead>
<tbody>${rules.map(
    (rule) =>
      html`<tr><td>${ruleInWords(words, rule.rule, rule.columns, rule.kind)}${
        rule.description !== undefined && html`<small>“${rule.description}”</small>`
      }<small>${rule.table} · ${words.ruleSources[rule.source]}${
        rule.variants > 0 && html` · ${words.rules.variants}: ${n(rule.variants)}`
      }${rule.measured !== undefined && html` · ${words.rules.measured}: ${format.number(String(rule.measured))}`}${rule.masked && html` · ${words.rules.measured}: ${words.database.masked}`}${
        rule.kept === false && html` · <b class="warn">▲ ${words.rules.broken}</b>`
      }</small></td>${
        rule.score === null
          ? html`<td colspan="3">${words.notMeasured}: ${reasonOf(page, rule)}</td>`
          : html`<td class="num">${n(rule.checked)}</td><td class="num">${recordsLink(page, rule, n(rule.failed))}</td><td class="num">${format.score(rule.score)}</td>`
      }</tr>`,
  )}</tbody></table></div>`;
}
