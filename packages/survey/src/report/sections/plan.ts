import type { ColumnRef, Conflict, PlanStep } from '@sogoc/origin';
import { type Html, html } from '../html.ts';
import type { Page } from '../page.ts';
import { attributeTitle } from '../titles.ts';

/** Steps shown at once; the others open. */
const shownSteps = 10;

/** What to decide and connect first, and the decisions that the signs speak against. */
export function planPart(page: Page): Html {
  const { plan = [], conflicts = [] } = page.result.origins;
  return html`${conflicts.length > 0 && conflictList(page, conflicts)}${plan.length > 0 && planTable(page, plan)}`;
}

function conflictList(page: Page, conflicts: readonly Conflict[]): Html {
  const { plan } = page.words;
  return html`<div class="conflicts"><h3>${plan.conflicts(page.format.integer(conflicts.length), conflicts.length)}</h3><p>${plan.conflictsText}</p>
<ul>${conflicts.map(
    (conflict) =>
      html`<li><strong>${nameOf(page, conflict.attribute)}</strong>: ${plan.conflict({
        designated: place(conflict.designated),
        inferred: place(conflict.inferred),
        confidence: page.format.percent(conflict.confidence),
      })}</li>`,
  )}</ul></div>`;
}

function planTable(page: Page, steps: readonly PlanStep[]): Html {
  const { plan } = page.words;
  const [first, rest] = [steps.slice(0, shownSteps), steps.slice(shownSteps)];
  return html`<div class="plan"><h3>${plan.title}</h3><p class="note">${plan.text}</p>${table(page, first, 0)}
${rest.length > 0 && html`<details><summary>${plan.more(page.format.integer(rest.length))}</summary>${table(page, rest, shownSteps)}</details>`}</div>`;
}

function table(page: Page, steps: readonly PlanStep[], before: number): Html {
  const { plan } = page.words;
  const { columns } = plan;
  const counts = [columns.copies, columns.records, columns.divergent, columns.stoppable].map(
    (name) => html`<th scope="col" class="num">${name}</th>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${plan.title}"><table class="plain"><thead><tr><th scope="col" class="num">${columns.order}</th>
<th scope="col">${columns.attribute}</th><th scope="col">${columns.action}</th><th scope="col">${columns.original}</th>${counts}</tr></thead>
<tbody>${steps.map((step, at) => row(page, step, before + at + 1))}</tbody></table></div>`;
}

function row(page: Page, step: PlanStep, order: number): Html {
  const { words, format } = page;
  const counts = [step.copies, step.records, step.divergent, step.stoppable].map((count) => html`<td class="num">${format.integer(count)}</td>`);
  return html`<tr><td class="num">${format.integer(order)}</td><th scope="row">${nameOf(page, step.attribute)}</th>
<td>${words.plan.actions[step.action]}</td><td>${step.original ? html`<code>${place(step.original)}</code>` : words.plan.open}</td>${counts}</tr>`;
}

function nameOf(page: Page, id: string): string {
  const attribute = page.result.origins.attributes.find((one) => one.id === id);
  return attribute ? attributeTitle(page, attribute) : id;
}

const place = ({ database, table, column }: ColumnRef): string => [database, table, column].join(' · ');
