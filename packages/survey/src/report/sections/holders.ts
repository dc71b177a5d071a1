import type { Attribute, Holder, Role } from '@sogoc/origin';
import { agreementOf, divergence } from '../agreement.ts';
import { type Html, html } from '../html.ts';
import { lookup } from '../lookup.ts';
import type { Page } from '../page.ts';
import { popover, section } from '../section.ts';
import { attributeTitle, entityTitle } from '../titles.ts';
import { copyGraph } from './copy-graph.ts';
import { planPart } from './plan.ts';

const roleSigns: Record<Role, string> = { original: '★', copy: '↳', earlier: '◷', undetermined: '?' };
const roles: readonly Role[] = ['original', 'copy', 'earlier', 'undetermined'];

/** Who holds which attribute: a matrix with the original marked, and the drawing of copies. */
export function holdersSection(page: Page): Html {
  const { words, facts, format, result } = page;
  if (facts.shared.length === 0) return section(page, 'holders', words.holdersAnswerNone, html``);
  const answer = words.holdersAnswer({
    attributes: format.integer(facts.shared.length),
    originals: format.integer(facts.originals),
    copies: format.integer(facts.copies),
    undetermined: facts.undetermined,
  });
  const holding = new Set(facts.shared.flatMap((attribute) => attribute.holders.map((holder) => holder.database)));
  const databases = result.catalog.databases.map((database) => database.name).filter((name) => holding.has(name));
  const dense = databases.length > 7;
  const entities = [...new Set(facts.shared.map((attribute) => attribute.entity))];
  const rows = entities.map((entity) => facts.shared.filter((attribute) => attribute.entity === entity));
  return section(
    page,
    'holders',
    answer,
    html`<div class="key">${roles.map(
      (role) =>
        html`<span title="${words.roles[role].meaning}"><span class="role ${role}" aria-hidden="true">${roleSigns[role]}</span> ${words.roles[role].name}</span>`,
    )}</div>
<div class="scroll tall" tabindex="0" role="region" aria-label="${words.holdersTable.caption}"><table class="holders${dense ? ' dense' : ''}">
<caption class="hidden">${words.holdersTable.caption}</caption>
<thead><tr><th scope="col">${words.holdersTable.attribute}</th>${databases.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
${rows.map(
  (attributes) =>
    html`<tbody><tr class="entity"><th scope="rowgroup" colspan="${databases.length + 1}"><span>${entityTitle(page, attributes[0]?.entity ?? '')}</span></th></tr>
${attributes.map(
  (attribute) =>
    html`<tr><th scope="row">${attributeTitle(page, attribute)}</th>${databases.map((database) => matrixCell(page, attribute, database, dense))}</tr>`,
)}</tbody>`,
)}</table></div>
<p class="note">${words.holdersTable.open}</p>
${copyGraph(page)}
${planPart(page)}
${facts.shared.map((attribute) => attribute.holders.map((holder) => evidenceCard(page, attribute, holder)))}`,
  );
}

function cardId({ facts }: Page, attribute: Attribute, holder: Holder): string {
  return `evidence-${facts.shared.indexOf(attribute)}-${attribute.holders.indexOf(holder)}`;
}

function matrixCell(page: Page, attribute: Attribute, database: string, dense: boolean): Html {
  const held = attribute.holders.filter((holder) => holder.database === database);
  if (held.length === 0) return html`<td class="empty"><span class="hidden">${page.words.holdersTable.notHeld}</span></td>`;
  return html`<td>${held.map((holder) => holderButton(page, attribute, holder, dense))}</td>`;
}

function holderButton(page: Page, attribute: Attribute, holder: Holder, dense: boolean): Html {
  const { words } = page;
  const differs = differsInWords(page, holder);
  const roleHidden = dense && holder.role !== 'original';
  const shown = dense ? shortDivergence(page, holder) : differs;
  return html`<button type="button" class="holder ${holder.role}" popovertarget="${cardId(page, attribute, holder)}"><span class="hidden">${attributeTitle(page, attribute)}, ${holder.database}: </span>
<span class="sign" aria-hidden="true">${roleSigns[holder.role]}</span> <span class="${roleHidden ? 'hidden' : 'what'}">${words.roles[holder.role].name}</span>${
    differs && html` <span class="differs-by">${shown}</span>`
  } <small>${holder.column}</small></button>`;
}

function differsInWords({ result, words, format }: Page, holder: Holder): string {
  if (holder.role !== 'copy') return '';
  const agreement = agreementOf(result, holder);
  if (!agreement) return words.holdersTable.notCompared;
  return agreement.differing === 0 ? words.holdersTable.same : words.holdersTable.differs(format.percent(divergence(agreement)));
}

function shortDivergence({ result, format }: Page, holder: Holder): string {
  const agreement = agreementOf(result, holder);
  return agreement ? format.percent(divergence(agreement)) : '–';
}

function evidenceCard(page: Page, attribute: Attribute, holder: Holder): Html {
  const { words, format, result } = page;
  const agreement = agreementOf(result, holder);
  const n = format.integer;
  return popover(
    cardId(page, attribute, holder),
    `${attributeTitle(page, attribute)}: ${words.roles[holder.role].name}`,
    words.holder.close,
    html`<p><code>${[holder.database, holder.table, holder.column].join(' · ')}</code></p>
<p>${words.roles[holder.role].meaning} ${words.holder.confidence(format.percent(holder.confidence))}.</p>
${holder.parts && holder.parts.length > 1 && html`<p>${words.holder.parts(holder.parts.join(' + '))}.</p>`}
${holder.copyOf && html`<p>${words.holder.copyOf([holder.copyOf.database, holder.copyOf.table, holder.copyOf.column].join(' · '))}.</p>`}
${agreement && html`<p>${words.holder.compared(n(agreement.compared), n(agreement.differing), n(agreement.variants))}</p>`}
${
  holder.evidence.length > 0 &&
  html`<h4>${words.holder.evidence}</h4><dl class="evidence">${holder.evidence.map(
    (evidence) => html`<dt>${lookup(words.signals, evidence.signal) ?? evidence.signal}</dt><dd>${evidence.detail}</dd>`,
  )}</dl>`
}`,
  );
}
