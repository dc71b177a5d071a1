import { z } from 'zod';

const Cell = z.union([z.string(), z.number(), z.null()]);
const Align = z.enum(['left', 'center', 'right']);
const Table = z.object({
  kind: z.literal('table'),
  title: z.string().nullable(),
  columns: z.array(
    z.object({
      title: z.string(),
      weight: z.number().describe('Of the width'),
      least: z.number().describe('Millimetres that it needs'),
      align: Align,
    }),
  ),
  rows: z.array(z.array(z.string())).describe('As they are written'),
  note: z.string().nullable().describe('How many rows more there are'),
});
const Block = z.union([
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(1), z.literal(2)]), text: z.string() }),
  z.object({ kind: z.literal('addressee'), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({ kind: z.literal('item'), text: z.string() }),
  Table,
]);

/** A report as it is printed: every text and figure is there, nothing is computed after. */
export const ReportDocument = z
  .object({
    language: z.enum(['vi', 'en', 'id']),
    motto: z.tuple([z.string(), z.string()]),
    issuer: z.object({ above: z.string().nullable(), name: z.string() }),
    number: z.string(),
    placeAndDate: z.string(),
    title: z.string(),
    subject: z.string(),
    blocks: z.array(Block),
    signature: z.object({ authority: z.string().nullable(), title: z.string(), name: z.string().nullable() }),
    recipients: z.object({ title: z.string(), items: z.array(z.string()) }),
  })
  .meta({ id: 'ReportDocument' });
export type ReportDocument = z.infer<typeof ReportDocument>;
export type Block = ReportDocument['blocks'][number];
export type TableBlock = z.infer<typeof Table>;
export type Cell = z.infer<typeof Cell>;
