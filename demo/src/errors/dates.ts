import { sql } from '@sogoc/engine';
import type { DateForm } from '../derive/forms.ts';
import { planting, type Rewrite } from './planting.ts';

const year = (value: Parameters<Rewrite>[0], form: DateForm) => (form.startsWith('yyyy') ? sql`left(${value}, 4)` : sql`right(${value}, 4)`);

/** The paper gave the year only. */
export const yearOnly = (form: DateForm) => planting('format', 'year only', (value) => year(value, form));

/** The paper gave the year only and the system asked for a full date. */
export const firstOfJanuary = (form: DateForm) =>
  planting('reference-mismatch', 'first of January for an unknown day', (value) => {
    if (form === 'yyyyMMdd') return sql`left(${value}, 4) || '0101'`;
    if (form === 'yyyy-MM-dd') return sql`left(${value}, 4) || '-01-01'`;
    return sql`'01' || substring(${value}, 3, 1) || '01' || substring(${value}, 6)`;
  });

/** Day and month swapped; where the day is above 12 the date becomes impossible. */
export const dayMonthSwapped = (form: DateForm) =>
  planting('reference-mismatch', 'day and month swapped', (value) => {
    if (form === 'yyyyMMdd') return sql`left(${value}, 4) || right(${value}, 2) || substring(${value}, 5, 2)`;
    if (form === 'yyyy-MM-dd') return sql`left(${value}, 5) || right(${value}, 2) || '-' || substring(${value}, 6, 2)`;
    return sql`substring(${value}, 4, 2) || substring(${value}, 3, 1) || left(${value}, 2) || substring(${value}, 6)`;
  });

/** A century off: 2057 for 1957, or 1900 and something for a child of today. */
export const wrongCentury = (form: DateForm) =>
  planting('outlier', 'century wrong', (value) => {
    const turned = sql`case when ${year(value, form)} < '2000' then '20' else '19' end || right(${year(value, form)}, 2)`;
    return form.startsWith('yyyy') ? sql`${turned} || substring(${value}, 5)` : sql`left(${value}, length(${value}) - 4) || ${turned}`;
  });

/** Written in another form than the column's. */
export const otherForm = (form: DateForm) =>
  planting('format', 'date in another form', (value) => {
    if (form === 'yyyyMMdd') return sql`right(${value}, 2) || '/' || substring(${value}, 5, 2) || '/' || left(${value}, 4)`;
    if (form === 'yyyy-MM-dd') return sql`right(${value}, 2) || '/' || substring(${value}, 6, 2) || '/' || left(${value}, 4)`;
    return sql`right(${value}, 4) || '-' || substring(${value}, 4, 2) || '-' || left(${value}, 2)`;
  });
