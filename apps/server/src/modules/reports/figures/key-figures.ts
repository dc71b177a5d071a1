import { listKeyFigures } from '../../key-figures/index.ts';
import { words } from '../document/words.ts';
import type { Figures, Look } from './look.ts';

export const keyFigureFigures = {
  'key-figures.total': words('Số chỉ tiêu', 'Key figures', 'Angka kunci'),
  'key-figures.met': words('Chỉ tiêu đã đạt', 'Met', 'Tercapai'),
  'key-figures.on-path': words('Chỉ tiêu đúng lộ trình', 'On their path', 'Sesuai jalur'),
  'key-figures.behind': words('Chỉ tiêu chậm lộ trình', 'Behind', 'Tertinggal'),
  'key-figures.missed': words('Chỉ tiêu không đạt', 'Missed', 'Tidak tercapai'),
  'key-figures.not-measured': words('Chỉ tiêu chưa đo được', 'Not measured', 'Belum terukur'),
} as const;

/** The key figures of an agency, above and below it, on the day of the report. */
export async function keyFiguresOf({ asked, agency, asOf, language }: Look) {
  return (await listKeyFigures(asked, { ...(agency.path !== 'vn' && { agency: agency.id }), asOf, language })).items;
}

/** How many stand where, and each one's value by its id: `key-figure.dossiers-online`. */
export async function gatherKeyFigures(look: Look): Promise<Figures> {
  const items = await keyFiguresOf(look);
  const of = (status: string): number => items.filter((item) => item.status === status).length;
  return {
    'key-figures.total': items.length,
    ...Object.fromEntries(['met', 'on-path', 'behind', 'missed', 'not-measured'].map((status) => [`key-figures.${status}`, of(status)])),
    ...Object.fromEntries(items.map(({ id, value }) => [`key-figure.${id}`, value])),
  };
}
