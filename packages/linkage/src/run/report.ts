import { sql } from '@sogoc/engine';
import { levelTitle } from '../compare/level-title.ts';
import { matchWeightsChart } from '../explain/charts/match-weights.ts';
import { escapeText } from '../explain/charts/svg.ts';
import { thresholdChart } from '../explain/charts/thresholds.ts';
import { waterfallChart } from '../explain/charts/waterfall.ts';
import { weightHistogram } from '../explain/charts/weight-histogram.ts';
import { explainPairs } from '../explain/explanation.ts';
import { explainInWords, type Language } from '../explain/sentence.ts';
import { ruleTitle } from '../model/rule-title.ts';
import { weightOf } from '../predict/predict-pairs.ts';
import type { LinkRun } from './link-tables.ts';
import { type ReportTexts, reportTexts } from './report-texts.ts';

/** The run as one page that needs nothing else. Holds no value of any record. */
export async function linkReport(run: LinkRun, language: Language): Promise<string> {
  const texts = reportTexts[language];
  const { engine } = run.prepared;
  const threshold = weightOf(run.model.threshold);
  const bins = await engine.all<{ weight: number; pairs: number }>(
    sql`select floor(weight) as weight, count(*) as pairs from ${run.weighed.name} group by 1 order by 1`,
  );
  // One pair of each kind: many agree and differ in the same.
  const apart = sql`abs(weight - cast(${threshold} as double))`;
  const near = await explainPairs(
    run.prepared,
    run.model,
    sql`select l, r, pattern from (select *, row_number() over (partition by pattern order by ${apart}, l, r) as place from ${run.weighed.name}) weighed
        where place = 1 order by ${apart}, l, r limit 4`,
  );
  const sections = [
    `<h1>${texts.title}</h1><p class="answer">${escapeText(texts.answer(run.entities, run.records, run.links))}</p>${run.links === 0 ? `<p class="answer">${texts.nothing}</p>` : ''}<p class="note">${escapeText(texts.named(run.keys))}</p>`,
    accuracySection(run, texts, language),
    bins.length === 0 ? '' : section(texts.weights, weightHistogram(bins, threshold, texts.weights, texts.axis, language)),
    section(
      texts.model,
      `${matchWeightsChart(run.model, language, texts.model, run.prepared.options.registry)}<p class="note">${texts.modelCaption}</p>`,
    ),
    near.length === 0
      ? ''
      : section(
          texts.examples,
          `<p class="note">${texts.examplesCaption}</p>${near.map((one) => `<p>${escapeText(explainInWords(one, language))}</p>${waterfallChart(one, language, texts.examples)}`).join('')}`,
        ),
    section(texts.rules, rulesTable(run, texts, language)),
    section(texts.why, `${run.proposed ? `<p>${texts.whyProposed}</p>` : ''}${list(run.model.reasons ?? [])}`),
    section(texts.checks, run.checks.length === 0 ? `<p>${texts.noChecks}</p>` : list(checksInWords(run, texts, language))),
    section(
      texts.stages,
      list(run.stages.map((stage) => `${texts.stage[stage.name]}: ${(stage.milliseconds / 1000).toLocaleString(language)} ${texts.seconds}`)),
    ),
  ];
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${texts.title}</title><style>${style}</style></head><body><main>${sections.join('')}</main></body></html>\n`;
}

function accuracySection(run: LinkRun, texts: ReportTexts, language: Language): string {
  if (!run.accuracy) return section(texts.threshold, `<p class="unmeasured">${texts.notMeasured[run.unmeasured ?? 'NO_LABELS']}</p>`);
  const { pairs, clusters } = run.accuracy;
  const labels = { title: texts.threshold, precision: texts.precision, recall: texts.recall, f1: 'F1', axis: texts.axis, language };
  return section(
    texts.threshold,
    `<p>${texts.accuracy(clusters.f1, clusters.precision, clusters.recall)} <span class="note">${texts.accuracyNote}</span></p>${thresholdChart(pairs, labels)}`,
  );
}

function rulesTable(run: LinkRun, texts: ReportTexts, language: Language): string {
  const rows = run.rules.map(
    (rule) =>
      `<tr><td>${escapeText(rule.title[language])}</td><td class="n">${rule.pairs.toLocaleString(language)}</td><td class="n">${rule.largestBlock.toLocaleString(language)}</td></tr>`,
  );
  return `<table><thead><tr><th>${texts.rule}</th><th class="n">${texts.pairs}</th><th class="n">${texts.largest}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** What to know of the training; levels in the reader's words. */
function checksInWords({ checks, model, prepared }: LinkRun, texts: ReportTexts, language: Language): string[] {
  const titles = new Map(
    model.comparisons.flatMap(({ name, levels }) =>
      levels.map((level): [string, string] => [`${name}: ${level.name}`, `${name}: ${levelTitle(level, prepared.options.registry)[language]}`]),
    ),
  );
  const rules = new Map([...model.blocking, ...(model.training ?? [])].map(ruleTitle).map((title) => [title.en, title[language]]));
  const byCode = Map.groupBy(checks, ({ code }) => code);
  return [...byCode].map(([code, found]) => {
    const places = found.map(({ place }) => titles.get(place) ?? rules.get(place) ?? place);
    return code === 'NO_SESSION' ? texts.check[code] : `${texts.check[code]} (${places.join('; ')})`;
  });
}

const section = (title: string, body: string): string => `<section><h2>${escapeText(title)}</h2>${body}</section>`;
const list = (items: readonly string[]): string => `<ul>${items.map((item) => `<li>${escapeText(item)}</li>`).join('')}</ul>`;

const style = `:root{color-scheme:light dark}body{margin:0;background:#faf7f0;color:#23211d;font:14px/1.5 'Be Vietnam Pro',system-ui,sans-serif}main{max-width:880px;margin:0 auto;padding:24px}
h1{font-size:24px;margin:0}h2{font-size:16px;margin:32px 0 8px;border-top:1px solid #d9d3c7;padding-top:16px}.answer{font-size:18px}.note{color:#6b665c}svg{max-width:100%;height:auto;background:#faf7f0}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}td,th{padding:4px 12px 4px 0;text-align:left;border-bottom:1px solid #d9d3c7}.n{text-align:right}
.unmeasured{padding:8px 12px;background:repeating-linear-gradient(45deg,#eee9de 0 6px,#f6f2e8 6px 12px)}
@media(prefers-color-scheme:dark){body{background:#1c1b18;color:#ece7db}svg{background:#faf7f0}h2,td,th{border-color:#46423a}.note{color:#b3ac9d}.unmeasured{background:#2b2925}}`;
