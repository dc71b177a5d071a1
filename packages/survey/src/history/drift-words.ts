import { catalogues } from '../messages/index.ts';
import type { Language } from '../model.ts';
import { formatOf } from '../report/format.ts';
import type { Drift } from './comparison.ts';
import type { DriftFound } from './drift-found.ts';

/** A drift with one sentence that says it: "Số bản ghi giảm 40% so với trung vị 5 lần trước: từ 60 còn 36". */
export function inWords(drift: DriftFound, language: Language): Drift {
  const { since } = catalogues[language];
  const format = formatOf(language);
  const { measure, before, after, basis, distance } = drift;
  const number = (value: number | null): string => {
    if (value === null) return '';
    return measure === 'missing' ? format.percent(value) : format.number(String(Number(value.toPrecision(12))));
  };
  const words = since.drift[measure]({
    column: drift.column ?? '',
    rising: (after ?? 0) > (before ?? 0),
    change: before && after !== null ? percent(Math.abs((after - before) / before), language) : '',
    before: number(before),
    after: number(after),
    basis: basis.method === 'last' ? since.basis.last : since.basis.median(format.integer(basis.runs)),
    index: format.number(distance.toFixed(2)),
  });
  return { ...drift, words };
}

/** `Format.percent` is for parts of a whole; a change can be more than all. */
function percent(share: number, language: Language): string {
  const format = formatOf(language);
  return share >= 1 ? `${format.integer(share * 100)}%` : format.percent(share);
}
