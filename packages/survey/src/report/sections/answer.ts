import { gradeOf, gradeSigns } from '../grade-mark.ts';
import { type Html, html, sentence } from '../html.ts';
import type { Page } from '../page.ts';
import { troubles } from './troubles.ts';

/** Title, the answer in a few sentences, and the figures behind it. */
export function answerSection(page: Page): Html {
  const { words, facts, format, result } = page;
  const { run } = result;
  const n = format.integer;
  const parts = [words.answer({ databases: facts.read, read: n(facts.read), tables: n(run.tables), rows: n(run.rows) })];
  parts.push(
    facts.shared.length > 0
      ? words.answerDifferences({ originals: n(facts.originals), attributes: n(facts.shared.length), differing: n(facts.differing) })
      : words.answerNoShared,
  );
  if (facts.worst) {
    const grade = facts.worst.grade ?? gradeOf(facts.worst.score);
    const name = `${gradeSigns[grade]} ${words.grades[grade]}`;
    parts.push(words.answerWorst({ database: facts.worst.name, score: format.score(facts.worst.score), grade: name }));
  }
  return html`<section class="answer" id="answer" aria-labelledby="title">
<div class="eyebrow"><h1 id="title">${words.title}</h1> <p>${words.reportOf(format.moment(run.finishedAt))}</p></div>
<p class="lede">${sentence(parts.join(' '))}</p>
${troubles(page)}
${figures(page)}
</section>`;
}

function figures({ words, facts, format, result }: Page): Html {
  const n = format.integer;
  const read = facts.read === facts.databases ? n(facts.read) : words.figures.ofDatabases(n(facts.read), n(facts.databases));
  const items = [
    { href: '#databases', number: read, label: words.figures.databases, note: words.figures.tables(n(result.run.tables)) },
    { href: '#databases', number: n(result.run.rows), label: words.figures.rows, note: '' },
    { href: '#holders', number: n(facts.originals), label: words.figures.originals, note: words.figures.ofAttributes(n(facts.shared.length)) },
    {
      href: '#holders',
      number: n(facts.differing),
      label: words.figures.differing,
      note: facts.compared > 0 ? words.figures.compared(n(facts.compared)) : '',
      accent: facts.differing > 0,
    },
    {
      href: '#discrepancies',
      number: n(facts.discrepancies),
      label: words.figures.discrepancies,
      note: facts.variants > 0 ? words.figures.variants(n(facts.variants)) : '',
    },
  ];
  return html`<ul class="figures">${items.map(
    (item) =>
      html`<li><a href="${item.href}"><span class="big${item.accent ? ' accent' : ''}">${item.number}</span><span class="label">${item.label}</span>${
        item.note && html`<span class="note">${item.note}</span>`
      }</a></li>`,
  )}</ul>`;
}
