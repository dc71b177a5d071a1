import type { Figures, Look } from '../figures/look.ts';
import { tableOf } from '../tables/index.ts';
import type { Cell, Column } from '../tables/report-table.ts';
import { type Part, placeholder, type TableUse, type TemplateContent } from '../templates/content.ts';
import type { Block, ReportDocument, TableBlock } from './model.ts';
import { plainText } from './plain-text.ts';
import { proposalsOf } from './proposals.ts';
import { addressedTo, type Language, mottos, notMeasured, numberLine, placeAndDate, recipientsTitle, words, written, writtenDay } from './words.ts';

/** What is told when a report is made. */
export interface Told {
  place: string;
  number: string | null;
  signer: string | null;
  proposals: readonly string[];
}

/** A report from a template: every figure in its place, every table read, every text such that a document may hold it. */
export async function writeDocument(look: Look, content: TemplateContent, figures: Figures, told: Told): Promise<ReportDocument> {
  const { language, above, asOf } = look;
  const named = content.issuer;
  const issuerName = named ? filled(named.name, figures, language) : look.issuer.name;
  const fill = (text: string): string => plainText(filled(text, { ...figures, 'issuer.name': issuerName }, language));
  const over = named ? named.above && fill(named.above) : above && plainText(above);
  const issuer = { above: over, name: plainText(issuerName) };
  const blocks: Block[] = [
    ...addressed(content.addressees.map(fill), language),
    ...content.opening.map((text): Block => ({ kind: 'paragraph', text: fill(text) })),
  ];
  for (const [index, part] of content.parts.entries()) {
    blocks.push({ kind: 'heading', level: 1, text: `${roman(index + 1)}. ${fill(part.heading).toUpperCase()}` });
    blocks.push(...(await partOf(look, part, figures, told, fill)));
    for (const [nth, inner] of part.parts.entries()) {
      blocks.push({ kind: 'heading', level: 2, text: `${nth + 1}. ${fill(inner.heading)}` });
      blocks.push(...(await partOf(look, inner, figures, told, fill)));
    }
  }
  blocks.push(...content.closing.map((text): Block => ({ kind: 'paragraph', text: fill(text) })));
  const number = told.number ? `${numberLine[language].split(':')[0]}: ${told.number}/` : numberLine[language];
  return {
    language,
    motto: mottos[language],
    issuer,
    number: `${number}${plainText(content.symbol)}`,
    placeAndDate: plainText(placeAndDate(told.place, asOf, language)),
    title: fill(content.title),
    subject: fill(content.subject),
    blocks,
    signature: {
      authority: content.signature.authority && plainText(content.signature.authority),
      title: plainText(content.signature.title),
      name: told.signer && plainText(told.signer),
    },
    recipients: { title: recipientsTitle[language], items: content.recipients.map(plainText) },
  };
}

/** To whom it is sent: one on the line itself, more below each other. */
function addressed(names: readonly string[], language: Language): Block[] {
  if (names.length === 0) return [];
  const to = `${addressedTo[language]}:`;
  const lines = names.length === 1 ? [`${to} ${names[0]}`] : [to, ...names.map((name, index) => `- ${name}${index < names.length - 1 ? ';' : '.'}`)];
  return lines.map((text) => ({ kind: 'addressee', text }));
}

async function partOf(look: Look, part: Part, figures: Figures, told: Told, fill: (text: string) => string): Promise<Block[]> {
  if (part.needs !== undefined && !figures[part.needs])
    return part.otherwise === undefined ? [] : [{ kind: 'paragraph', text: fill(part.otherwise) }];
  const blocks: Block[] = part.paragraphs.map((text) => ({ kind: 'paragraph', text: fill(text) }));
  for (const use of part.tables) {
    const table = await tableBlock(look, use, fill);
    if (table.rows.length > 0) blocks.push(table);
  }
  if (!part.proposals) return blocks;
  const proposed = [...proposalsOf(figures, look.language).map(fill), ...told.proposals.map(plainText)];
  return [...blocks, ...proposed.map((text): Block => ({ kind: 'item', text }))];
}

/** A text with its figures; one that is not measured says so. @throws TypeError for a figure that a checked template cannot name. */
function filled(text: string, figures: Figures, language: Language): string {
  return text.replace(placeholder, (_, name: string) => {
    const figure = figures[name];
    if (figure === undefined && !name.startsWith('key-figure.')) throw new TypeError(`No figure ${name}`);
    if (figure === undefined || figure === null) return notMeasured[language];
    if (typeof figure === 'number') return written(figure, language);
    return /^\d{4}-\d{2}-\d{2}$/.test(figure) ? writtenDay(figure) : figure;
  });
}

async function tableBlock(
  look: Look,
  { table: id, title, columns: chosen, filter, limit }: TableUse,
  fill: (text: string) => string,
): Promise<TableBlock> {
  const table = tableOf(id);
  if (!table) throw new TypeError(`No table ${id}`);
  const names = chosen ?? Object.keys(table.columns);
  const columns = names.map((name) => table.columns[name]).filter((column) => column !== undefined);
  const rows: string[][] = [];
  let more = 0;
  for await (const row of table.rows(look, filter)) {
    if (rows.length < limit) rows.push(names.map((name, index) => cellText(row[name] ?? null, columns[index], look.language)));
    else more += 1;
  }
  const number = words('TT', 'No.', 'No.')[look.language];
  return {
    kind: 'table',
    title: title === undefined ? null : fill(title),
    columns: [
      { title: number, weight: 0.6, least: 10, align: 'center' },
      ...columns.map((column) => ({
        title: column.title[look.language],
        weight: column.weight,
        least: leastOf[column.type],
        align: alignOf(column),
      })),
    ],
    rows: rows.map((cells, index) => [String(index + 1), ...cells]),
    note: more > 0 ? moreRows(more, look.language) : null,
  };
}

const moreRows = (more: number, language: Language): string =>
  words('Còn {n} dòng, xem phụ lục.', '{n} more rows: see the annex.', '{n} baris lagi: lihat lampiran.')[language].replace(
    '{n}',
    written(more, language),
  );

const leastOf = { text: 20, count: 15, value: 17, day: 25 } as const;

function alignOf({ type }: Column): 'left' | 'center' | 'right' {
  return type === 'text' ? 'left' : type === 'day' ? 'center' : 'right';
}

function cellText(cell: Cell, column: Column | undefined, language: Language): string {
  if (cell === null) return column?.type === 'value' ? notMeasured[language] : '';
  if (typeof cell === 'number') return written(cell, language);
  return column?.type === 'day' ? writtenDay(cell) : plainText(cell);
}

function roman(value: number): string {
  const signs = [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const;
  let [left, text] = [value, ''];
  for (const [worth, sign] of signs) for (; left >= worth; left -= worth) text += sign;
  return text;
}
