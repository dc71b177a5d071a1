import { type CopyLink, copyLinks } from '../copy-links.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../page.ts';

const width = 960;
const leftEdge = 250;
const rightEdge = 610;
const lineHeight = 26;
const nodeGap = 22;
const nameLength = 34;

interface Port {
  link: CopyLink;
  from: number;
  to: number;
}

/** The drawing of copies: originals to the left, what was copied to the right, and a table of the same figures. */
export function copyGraph(page: Page): Html {
  const { words, format } = page;
  const links = copyLinks(page);
  if (links.length === 0) return html``;
  return html`<figure class="graph"><h3>${words.graph.title}</h3>
<div class="drawing">${drawing(page, links)}</div>
<figcaption>${words.graph.caption}</figcaption>
<details><summary>${words.graph.table}</summary><div class="scroll"><table class="plain"><thead><tr>${[
    words.graph.columns.original,
    words.graph.columns.copy,
    words.graph.columns.attributes,
  ].map(
    (name) => html`<th scope="col">${name}</th>`,
  )}<th scope="col" class="num">${words.graph.columns.agreement}</th><th scope="col" class="num">${words.graph.columns.differing}</th></tr></thead>
<tbody>${links.map(
    (link) => html`<tr><td>${link.from}</td><td>${link.to}${link.kind === 'earlier' && html` <small>${words.graph.earlier}</small>`}</td>
<td>${link.attributes.join(', ')}</td><td class="num">${agreementInWords(page, link)}</td><td class="num">${
      link.agreement === null ? '–' : format.integer(link.differing)
    }</td></tr>`,
  )}</tbody></table></div></details></figure>`;
}

function agreementInWords({ words, format }: Page, link: CopyLink): string {
  if (link.kind === 'earlier') return words.graph.earlier;
  return link.agreement === null ? words.graph.unknown : format.percent(link.agreement);
}

function drawing(page: Page, links: CopyLink[]): Html {
  const { words } = page;
  const left = [...new Set(links.map((link) => link.from))];
  const place = new Map(left.map((name, index) => [name, index]));
  const rank = (name: string) => {
    const own = links.filter((link) => link.to === name).map((link) => place.get(link.from) ?? 0);
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  };
  const right = [...new Set(links.map((link) => link.to))].toSorted((a, b) => rank(a) - rank(b));
  const order = new Map(right.map((name, index) => [name, index]));
  const incoming = right.map((name) =>
    links.filter((link) => link.to === name).toSorted((a, b) => (place.get(a.from) ?? 0) - (place.get(b.from) ?? 0)),
  );
  const outgoing = left.map((name) => links.filter((link) => link.from === name).toSorted((a, b) => (order.get(a.to) ?? 0) - (order.get(b.to) ?? 0)));
  const ports = new Map(links.map((link): [CopyLink, Port] => [link, { link, from: 0, to: 0 }]));
  const rightHeight = stack(incoming, 46, (link, y) => set(ports, link, 'to', y), lineHeight);
  const gathered = outgoing.reduce((sum, list) => sum + list.length * 14 + 40, 0);
  const leftHeight = stack(outgoing, 46 + Math.max(0, (rightHeight - 46 - gathered) / 2), (link, y) => set(ports, link, 'from', y), 14, 40);
  const height = Math.max(rightHeight, leftHeight) + 4;
  const all = [...ports.values()];
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${words.graph.title}. ${words.graph.caption}">
<text x="${leftEdge - 14}" y="16" class="head" text-anchor="end">${words.graph.originals}</text><text x="${rightEdge + 14}" y="16" class="head">${words.graph.copies}</text>
${all.map((port) => path(port))}
${left.map((name, index) => leftNode(page, name, outgoing[index] ?? [], ports))}
${right.map((name, index) => rightNode(page, name, incoming[index] ?? [], ports))}</svg>`;
}

/** Gives each link of each node a height of its own; returns the total height. */
function stack(nodes: CopyLink[][], top: number, put: (link: CopyLink, y: number) => void, step: number, gap = nodeGap + 18): number {
  let y = top;
  for (const links of nodes) {
    for (const link of links) {
      put(link, y + step / 2);
      y += step;
    }
    y += gap;
  }
  return y;
}

function set(ports: Map<CopyLink, Port>, link: CopyLink, side: 'from' | 'to', y: number): void {
  const port = ports.get(link);
  if (port) port[side] = y;
}

/** 1.5 to 12 wide; agreement below one half is drawn as thin as one half, so that the range that matters can be told apart. */
function thickness(link: CopyLink): number {
  return link.agreement === null ? 1.5 : 1.5 + 10.5 * Math.max(0, (link.agreement - 0.5) / 0.5) ** 2;
}

function path({ link, from, to }: Port): Html {
  const bend = (rightEdge - leftEdge) / 2;
  const d = `M${leftEdge + 4},${from} C${leftEdge + bend},${from} ${rightEdge - bend},${to} ${rightEdge - 4},${to}`;
  const known = link.agreement === null ? ' unknown' : '';
  return html`<path d="${d}" class="link ${link.kind}${known}" stroke-width="${thickness(link).toFixed(1)}"></path>`;
}

function short(name: string): string {
  return name.length > nameLength ? `${name.slice(0, nameLength - 1)}…` : name;
}

function span(links: readonly CopyLink[], ports: Map<CopyLink, Port>, side: 'from' | 'to', margin: number): { top: number; bottom: number } {
  const ys = links.map((link) => ports.get(link)?.[side] ?? 0);
  return { top: Math.min(...ys) - margin, bottom: Math.max(...ys) + margin };
}

function leftNode({ words }: Page, name: string, links: readonly CopyLink[], ports: Map<CopyLink, Port>): Html {
  const { top, bottom } = span(links, ports, 'from', 12);
  const middle = (top + bottom) / 2;
  const attributes = new Set(links.filter((link) => link.kind === 'copy').flatMap((link) => link.attributes)).size;
  return html`<rect x="${leftEdge - 4}" y="${top}" width="6" height="${bottom - top}" class="original"></rect>
<text x="${leftEdge - 14}" y="${middle}" text-anchor="end" class="name"><title>${name}</title>${short(name)}</text>
${attributes > 0 && html`<text x="${leftEdge - 14}" y="${middle + 17}" text-anchor="end" class="fact">${words.graph.attributes(attributes)}</text>`}`;
}

function rightNode(page: Page, name: string, links: readonly CopyLink[], ports: Map<CopyLink, Port>): Html {
  const { words } = page;
  const { top, bottom } = span(links, ports, 'to', 10);
  return html`<rect x="${rightEdge - 2}" y="${top}" width="6" height="${bottom - top}" class="copy"></rect>
<text x="${rightEdge + 14}" y="${top - 7}" class="name"><title>${name}</title>${short(name)}</text>
${links.map((link) => {
  const facts = [words.graph.from(link.from.length > 18 ? `${link.from.slice(0, 17)}…` : link.from), words.graph.attributes(link.attributes.length)];
  const text =
    link.kind === 'earlier'
      ? words.graph.earlier
      : link.agreement === null
        ? words.graph.unknown
        : words.graph.agrees(page.format.percent(link.agreement));
  return html`<text x="${rightEdge + 14}" y="${(ports.get(link)?.to ?? 0) + 5}" class="fact"><tspan class="telling">${text}</tspan> · ${facts.join(' · ')}</text>`;
})}`;
}
