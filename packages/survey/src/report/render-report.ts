import { createHash } from 'node:crypto';
import { catalogues } from '../messages/index.ts';
import type { SurveyResult } from '../model.ts';
import { styleSheet, tableScript, themeScript } from './assets.ts';
import { factsOf } from './facts.ts';
import { formatOf } from './format.ts';
import { type Html, html, trusted } from './html.ts';
import type { Page } from './page.ts';
import { sectionNames } from './section.ts';
import { answerSection } from './sections/answer.ts';
import { criteriaSection } from './sections/criteria.ts';
import { databasesSection } from './sections/databases.ts';
import { discrepanciesSection } from './sections/discrepancies.ts';
import { holdersSection } from './sections/holders.ts';
import { methodSection } from './sections/method.ts';
import { sinceSection } from './sections/since.ts';

/**
 * The report of a survey as one HTML file in the language of the result: no request to any network (a content security policy forbids it), readable
 * without a script, on paper, on a phone and with a screen reader. Everything from data is escaped; personal values are hidden.
 */
export function renderReport(result: SurveyResult): string {
  const page: Page = { result, words: catalogues[result.language], format: formatOf(result.language), facts: factsOf(result) };
  const scripts = { theme: themeScript(), table: tableScript() };
  const policy = [
    "default-src 'none'",
    `script-src ${Object.values(scripts).map(hash).join(' ')}`,
    "style-src 'unsafe-inline'",
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const { navigation } = page.words;
  return html`${trusted('<!doctype html>')}
<html lang="${result.language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>${page.words.title} · Sổ Gốc</title>
<style>${trusted(styleSheet())}</style><script>${trusted(scripts.theme)}</script></head>
<body><a class="skip" href="#main">${navigation.skip}</a>
<header class="top"><div class="bar-inner"><span class="brand">Sổ Gốc</span>
<nav aria-label="${navigation.label}">${(['answer', ...sectionNames(page)] as const).map((name) => html`<a href="#${name}">${navigation.sections[name]}</a>`)}</nav>
<button type="button" id="theme" aria-pressed="false">${navigation.theme}</button></div></header>
<main id="main" tabindex="-1">${sections(page)}</main>
<script>${trusted(scripts.table)}</script></body></html>`.text;
}

function sections(page: Page): Html {
  return html`${answerSection(page)}${sinceSection(page)}${criteriaSection(page)}${holdersSection(page)}${discrepanciesSection(page)}${databasesSection(page)}${methodSection(page)}`;
}

function hash(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}
