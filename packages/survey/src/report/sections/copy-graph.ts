import { type GraphLayout, type GraphNode, graphWidth, layOut, longestName } from '../copy-graph-layout.ts';
import { type CopyLink, copyLinks } from '../copy-links.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../page.ts';

/** The drawing of copies: originals to the left, what was copied to the right, and a table of the same figures. */
export function copyGraph(page: Page): Html {
  const { words } = page;
  const links = copyLinks(page);
  if (links.length === 0) return html``;
  return html`<figure class="graph"><h3>${words.graph.title}</h3>
<div class="drawing" tabindex="0" role="region" aria-label="${words.graph.title}">${drawing(page, layOut(links))}</div>
<figcaption>${words.graph.caption}</figcaption>
<details><summary>${words.graph.table}</summary>${linkTable(page, links)}</details></figure>`;
}

function linkTable(page: Page, links: readonly CopyLink[]): Html {
  const { words, format } = page;
  const { columns } = words.graph;
  const names = [columns.original, columns.copy, columns.attributes].map((name) => html`<th scope="col">${name}</th>`);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.graph.title}"><table class="plain"><thead><tr>${names}
<th scope="col" class="num">${columns.agreement}</th><th scope="col" class="num">${columns.differing}</th></tr></thead>
<tbody>${links.map(
    (link) => html`<tr><td>${link.from}</td><td>${link.to}</td><td>${link.attributes.join(', ')}</td>
<td class="num">${agreementInWords(page, link)}</td><td class="num">${link.agreement === null ? '–' : format.integer(link.differing)}</td></tr>`,
  )}</tbody></table></div>`;
}

function agreementInWords({ words, format }: Page, link: CopyLink): string {
  if (link.kind === 'earlier') return words.graph.earlier;
  return link.agreement === null ? words.graph.unknown : words.graph.agrees(format.percent(link.agreement));
}

function drawing(page: Page, layout: GraphLayout): Html {
  const { words } = page;
  const { leftEdge, rightEdge, height } = layout;
  return html`<svg viewBox="0 0 ${graphWidth} ${height}" role="img" aria-label="${words.graph.title}. ${words.graph.caption}">
<text x="${leftEdge - 14}" y="16" class="head" text-anchor="end">${words.graph.originals}</text><text x="${rightEdge + 14}" y="16" class="head">${words.graph.copies}</text>
${[...layout.ends].map(([link, ends]) => line(link, ends, layout))}
${layout.left.map((node) => original(page, node, layout))}
${layout.right.map((node) => copy(page, node, layout))}</svg>`;
}

/** 1.5 to 12 wide. The fourth power spreads the range that matters: 99 % stands apart from 95 %, and below one half all are thin. */
function thickness(link: CopyLink): number {
  return link.agreement === null ? 1.5 : 1.5 + 10.5 * Math.max(0, (link.agreement - 0.5) / 0.5) ** 4;
}

function line(link: CopyLink, { from, to }: { from: number; to: number }, { leftEdge, rightEdge }: GraphLayout): Html {
  const bend = (leftEdge + rightEdge) / 2;
  const d = `M${leftEdge + 4},${from} C${bend},${from} ${bend},${to} ${rightEdge - 4},${to}`;
  return html`<path d="${d}" class="link ${link.kind}${link.agreement === null ? ' unknown' : ''}" stroke-width="${thickness(link).toFixed(1)}"></path>`;
}

function short(name: string, most = longestName): string {
  return name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;
}

function original({ words }: Page, { name, links, top, bottom }: GraphNode, { leftEdge }: GraphLayout): Html {
  const middle = (top + bottom) / 2;
  const attributes = new Set(links.filter((link) => link.kind === 'copy').flatMap((link) => link.attributes)).size;
  return html`<rect x="${leftEdge - 4}" y="${top}" width="6" height="${bottom - top}" class="original"></rect>
<text x="${leftEdge - 14}" y="${middle}" text-anchor="end" class="name"><title>${name}</title>${short(name)}</text>
${attributes > 0 && html`<text x="${leftEdge - 14}" y="${middle + 17}" text-anchor="end" class="fact">${words.graph.attributes(attributes)}</text>`}`;
}

function copy(page: Page, { name, links, top, bottom }: GraphNode, { rightEdge, ends, left }: GraphLayout): Html {
  const { words } = page;
  return html`<rect x="${rightEdge - 2}" y="${top}" width="6" height="${bottom - top}" class="copy"></rect>
<text x="${rightEdge + 14}" y="${top - 5}" class="name"><title>${name}</title>${short(name, 44)}</text>
${links.map((link) => {
  const attributes = words.graph.attributes(link.attributes.length);
  const facts = left.length > 1 ? [attributes, words.graph.from(short(link.from, 34))] : [attributes];
  return html`<text x="${rightEdge + 14}" y="${(ends.get(link)?.to ?? 0) + 5}" class="fact"><tspan class="telling">${agreementInWords(page, link)}</tspan> · ${facts.join(' · ')}</text>`;
})}`;
}
