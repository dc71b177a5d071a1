import type { DatabaseMaker } from '../making.ts';
import { cards } from './cards.ts';
import { children } from './children.ts';
import { visits } from './visits.ts';

/** Health: insurance cards, children under vaccination, visits. Newline-delimited JSON, names half English. */
export const health: DatabaseMaker = (making) => ({
  name: 'health',
  title: { vi: 'Cơ sở dữ liệu y tế', en: 'Health' },
  owner: 'Sở Y tế',
  asOf: making.today,
  renewed: { by: ['luot_kham.visit_date'], value: 1, unit: 'w' },
  technology: 'ndjson',
  tables: [cards(making), children(making), visits(making)],
});
