import type { SourceProblem } from '@sogoc/sources';
import { refusesContract } from '../../messages/error-in-words.ts';
import type { SurveyResult } from '../../model.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../page.ts';
import { problemInWords } from '../problem-words.ts';

/** What the figures leave out: databases that were not read in full, contracts that were not used. */
export function troubles(page: Page): Html {
  const refused = page.result.catalog.databases.flatMap((database) => {
    const problems = database.problems.filter(({ code }) => refusesContract(code));
    return problems.length > 0 ? [{ database, problems }] : [];
  });
  return html`${page.facts.troubled.length > 0 && unreadDatabases(page)}${refused.length > 0 && unusedContracts(page, refused)}`;
}

function unreadDatabases(page: Page): Html {
  const { words, facts, format } = page;
  return html`<div class="troubled${facts.read < facts.databases ? '' : ' partial'}"><h2>${words.failed.title(format.integer(facts.troubled.length))}</h2>
<ul>${facts.troubled.map(
    (database) => html`<li><h3>${database.status === 'failed' ? words.failed.none(database.name) : words.failed.partial(database.name)}</h3>
${database.problems.map((problem) => problemBlock(page, problem))}</li>`,
  )}</ul>
<p class="note">${words.failed.restComplete}</p></div>`;
}

interface Refused {
  database: SurveyResult['catalog']['databases'][number];
  problems: SourceProblem[];
}

/** Of each contract the first place to mend: the section of its database has all. */
function unusedContracts(page: Page, refused: readonly Refused[]): Html {
  const { words, format } = page;
  return html`<div class="troubled partial"><h2>${words.contract.unused(format.integer(refused.length))}</h2>
<ul>${refused.map(
    ({ database, problems: [first, ...more] }) => html`<li><h3>${database.name}</h3>
${first && problemBlock(page, first)}${more.length > 0 && html`<p><a href="#databases">${words.contract.more(format.integer(more.length))}</a></p>`}</li>`,
  )}</ul>
<p class="note">${words.contract.unusedNote}</p></div>`;
}

function problemBlock(page: Page, problem: SourceProblem): Html {
  const { failed } = page.words;
  const { happened, remedy, detail } = problemInWords(page, problem);
  return html`<p><code>${problem.code}</code>${problem.place && html` <span>${problem.place}</span>`}</p><dl>
<div><dt>${failed.happened}</dt><dd>${happened}</dd></div><div><dt>${failed.remedy}</dt><dd>${remedy}</dd></div>
${detail && html`<div><dt>${failed.detail}</dt><dd>${detail}</dd></div>`}</dl>`;
}
