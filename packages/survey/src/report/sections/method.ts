import { criteria } from '@sogoc/contract';
import { type Html, html } from '../html.ts';
import { lookup } from '../lookup.ts';
import type { Page } from '../page.ts';
import { section } from '../section.ts';

/** How it was measured: this run's facts, what the criteria mean, what was left out and why. */
export function methodSection(page: Page): Html {
  const { words, format, result } = page;
  const { run } = result;
  const { method } = words;
  const duration = Date.parse(run.finishedAt) - Date.parse(run.startedAt);
  const longest = Math.max(1, ...run.stages.map((stage) => stage.milliseconds));
  const facts: [string, string][] = [
    [method.started, format.moment(run.startedAt)],
    [method.finished, format.moment(run.finishedAt)],
    [method.memory, format.bytes(run.peakMemoryBytes)],
    [method.versions, `Sổ Gốc ${run.versions.sogoc}, Node ${run.versions.node}, ${run.versions.engine}`],
    [method.files, method.filesText],
  ];
  const notes: [string, string][] = [
    [method.thresholds, method.thresholdText],
    [method.notMeasured, method.notMeasuredText],
    [method.origin, method.originText],
    [method.privacy, `${method.privacyText} ${method.readOnly}`],
  ];
  return section(
    page,
    'method',
    words.methodAnswer({ duration: format.duration(duration), rows: format.integer(run.rows), memory: format.bytes(run.peakMemoryBytes) }),
    html`<div class="columns-2"><div><h3>${method.facts}</h3><dl class="list">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
<h3>${method.stages}</h3><table class="plain stages"><thead class="hidden"><tr><th scope="col">${method.stage}</th><th scope="col">${method.time}</th></tr></thead><tbody>${run.stages.map(
      (stage) =>
        html`<tr><th scope="row">${lookup(method.stageNames, stage.name) ?? stage.name}</th><td><span class="bar"><i style="width:${((stage.milliseconds / longest) * 100).toFixed(1)}%"></i></span></td><td class="num">${format.duration(stage.milliseconds)}</td></tr>`,
    )}</tbody></table></div>
<div><h3>${method.criteria}</h3><dl class="list">${criteria.map((criterion) => html`<dt>${words.criteria[criterion].name}</dt><dd>${words.criteria[criterion].meaning}</dd>`)}</dl></div></div>
<div class="columns-2">${notes.map(([name, text]) => html`<div><h3>${name}</h3><p>${text}</p></div>`)}</div>`,
  );
}
