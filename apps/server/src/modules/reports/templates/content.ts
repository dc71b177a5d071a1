import { z } from 'zod';
import { placeholders } from '../figures/index.ts';
import { tableOf, tables } from '../tables/index.ts';

const Line = z.string().trim().min(1).max(5000);

const TableUse = z.strictObject({
  table: z.string().max(64).describe('One of /report-parts'),
  title: z.string().max(500).optional(),
  columns: z.array(z.string().max(64)).min(1).max(12).optional().describe('In this order; all of them where absent'),
  filter: z.record(z.string().max(64), z.string().max(64)).default({}),
  limit: z.int().min(1).max(500).default(30).describe('Rows in the text; the annex has all'),
});

const Part = z.strictObject({
  heading: Line,
  paragraphs: z.array(Line).max(50).default([]),
  tables: z.array(TableUse).max(10).default([]),
  needs: z.string().max(100).optional().describe('A figure; where it is 0 or not measured, `otherwise` stands here instead of texts and tables'),
  otherwise: Line.optional(),
  proposals: z.boolean().default(false).describe('Whether what the figures suggest, and what is told when the report is made, stands here'),
});

/** What a report says and shows. Texts name figures as `{{tasks.overdue}}`; a value of a key figure as `{{key-figure.ID}}`. */
export const TemplateContent = z
  .strictObject({
    name: Line,
    kind: z.enum(['weekly', 'monthly']),
    language: z.enum(['vi', 'en', 'id']),
    symbol: z.string().trim().min(1).max(50).describe('After the number: `BC-UBND`'),
    issuer: z
      .strictObject({ above: Line.nullable(), name: Line })
      .optional()
      .describe('Who issues it, in the head below the agency above it; where absent the agency that it is about'),
    title: Line.describe('`BÁO CÁO`'),
    subject: Line,
    addressees: z.array(Line).max(10).default([]).describe('To whom it is sent: above the text'),
    opening: z.array(Line).max(20).default([]),
    parts: z
      .array(Part.extend({ parts: z.array(Part).max(20).default([]) }))
      .min(1)
      .max(30),
    closing: z.array(Line).max(20).default([]),
    signature: z.strictObject({ authority: z.string().max(200).nullable(), title: Line }),
    recipients: z.array(z.string().trim().min(1).max(300)).max(30),
    annexes: z.array(z.string().max(64)).max(20).default([]).describe('Tables of the workbook, a sheet each'),
  })
  .meta({ id: 'ReportTemplateContent' });
export type TemplateContent = z.infer<typeof TemplateContent>;
export type TableUse = z.infer<typeof TableUse>;
export type Part = z.infer<typeof Part>;

export const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
const keyFigure = /^key-figure\.([a-z0-9][a-z0-9-]{0,63})$/;

export interface Wrong {
  path: string;
  message: string;
}

/**
 * What is wrong with a template beyond its shape: figures, tables, columns and filters that there are not, each with its place.
 * @param keyFigures ids of those that there are.
 */
export function wrongInTemplate(content: TemplateContent, keyFigures: ReadonlySet<string>): Wrong[] {
  const texts = (lines: readonly string[], path: string) => lines.flatMap((line, index) => wrongInText(line, `${path}/${index}`, keyFigures));
  const part = (one: Part, path: string): Wrong[] => [
    ...wrongInText(one.heading, `${path}/heading`, keyFigures),
    ...texts(one.paragraphs, `${path}/paragraphs`),
    ...wrongInText(one.otherwise ?? '', `${path}/otherwise`, keyFigures),
    ...(one.needs === undefined || isKnown(one.needs, keyFigures) ? [] : [{ path: `${path}/needs`, message: noFigure(one.needs) }]),
    ...one.tables.flatMap((use, index) => wrongInTable(use, `${path}/tables/${index}`)),
    ...one.tables.flatMap(({ title = '' }, index) => wrongInText(title, `${path}/tables/${index}/title`, keyFigures)),
  ];
  const at = 'body/content';
  return [
    ...texts([content.issuer?.above ?? '', content.issuer?.name ?? ''], `${at}/issuer`),
    ...wrongInText(content.title, `${at}/title`, keyFigures),
    ...wrongInText(content.subject, `${at}/subject`, keyFigures),
    ...texts(content.addressees, `${at}/addressees`),
    ...texts(content.opening, `${at}/opening`),
    ...content.parts.flatMap((one, index) => [
      ...part(one, `${at}/parts/${index}`),
      ...one.parts.flatMap((inner, nth) => part(inner, `${at}/parts/${index}/parts/${nth}`)),
    ]),
    ...texts(content.closing, `${at}/closing`),
    ...content.annexes.flatMap((id, index) => (tableOf(id) ? [] : [{ path: `${at}/annexes/${index}`, message: noTable(id) }])),
  ];
}

function wrongInText(text: string, path: string, keyFigures: ReadonlySet<string>): Wrong[] {
  const unknown = [...text.matchAll(placeholder)].filter(([, name = '']) => !isKnown(name, keyFigures));
  const open = text.replace(placeholder, '').includes('{{') ? [{ path, message: 'A {{ is never closed' }] : [];
  return [...unknown.map(([, name = '']) => ({ path, message: noFigure(name) })), ...open];
}

function isKnown(name: string, keyFigures: ReadonlySet<string>): boolean {
  const id = keyFigure.exec(name)?.[1];
  return id === undefined ? Object.hasOwn(placeholders, name) : keyFigures.has(id);
}

function wrongInTable({ table: id, columns = [], filter }: TableUse, path: string): Wrong[] {
  const table = tableOf(id);
  if (!table) return [{ path: `${path}/table`, message: noTable(id) }];
  return [
    ...columns.flatMap((column, index) =>
      Object.hasOwn(table.columns, column) ? [] : [{ path: `${path}/columns/${index}`, message: `${id} has no column ${column}` }],
    ),
    ...Object.entries(filter).flatMap(([name, value]) =>
      Object.hasOwn(table.filters, name) && table.filters[name]?.includes(value)
        ? []
        : [{ path: `${path}/filter/${name}`, message: `${id} cannot be filtered by ${name} = ${value}` }],
    ),
  ];
}

const noFigure = (name: string): string => `There is no figure ${JSON.stringify(name)}`;
const noTable = (id: string): string => `There is no table ${id}; there are ${tables.map((table) => table.id).join(', ')}`;
