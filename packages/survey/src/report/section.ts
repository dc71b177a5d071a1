import type { SectionName } from '../messages/index.ts';
import { type Html, html, sentence } from './html.ts';
import type { Page } from './page.ts';

const order: readonly SectionName[] = ['since', 'criteria', 'holders', 'discrepancies', 'databases', 'method'];

/** The sections a page has, in order: on a first run there is no last time. */
export function sectionNames({ result }: Pick<Page, 'result'>): SectionName[] {
  return order.filter((name) => name !== 'since' || result.comparison !== null);
}

/** A section: number and name in the margin, its answer in one sentence, then the evidence. */
export function section(page: Page, name: SectionName, answer: string, content: Html): Html {
  return html`<section class="section" id="${name}" aria-labelledby="${name}-title">
<header><h2 id="${name}-title"><span class="number" aria-hidden="true">${sectionNames(page).indexOf(name) + 1}</span>${page.words.sections[name]}</h2></header>
<div class="content"><p class="says">${sentence(answer)}</p>
${content}</div></section>`;
}

/** A box that a button of the same id opens: works without a script, closes with Escape. */
export function popover(id: string, title: string, close: string, content: Html): Html {
  return html`<div popover id="${id}" class="card" role="dialog" aria-labelledby="${id}-title"><div class="card-head"><h3 id="${id}-title">${title}</h3>
<button type="button" popovertarget="${id}" popovertargetaction="hide" class="close" aria-label="${close}">✕</button></div>${content}</div>`;
}
