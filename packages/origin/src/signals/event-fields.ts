import { called, coverage, lacking, type Meeting, meetings, type Pair, type Signal, verdict } from './signal.ts';

const weight = 0.9;
const nearlyAll = 0.8;
const mostLacking = 0.05;

/**
 * A table that dates each record by an event that no other database knows keeps the process itself; a table without such a day keeps what came of it.
 * It counts only where the process covers nearly all records of the other: whoever registers a few of them for a purpose of his own dates them too.
 * (Provenance: the activity that generated an entity has a time, W3C PROV-DM 2013, 5.1.)
 */
export const eventFields: Signal = {
  name: 'event-fields',
  weak: false,
  weigh: (pair) => {
    const met = meetings(pair);
    if (!met) return null;
    const forA = keepsProcess(pair, pair.a, met.a, met.b);
    const forB = keepsProcess(pair, pair.b, met.b, met.a);
    if (forA === forB) return null;
    const [first, second] = forA ? [pair.a, pair.b] : [pair.b, pair.a];
    const column = pair.dates.own(first.table)?.name ?? '';
    return verdict(
      'event-fields',
      forA ? weight : -weight,
      (words) => words.eventFields({ column, other: called(second, first) }),
      (words) => words.noEventFields({ column, other: called(first, second) }),
    );
  },
};

function keepsProcess({ a, b, dates }: Pair, field: Pair['a'], own: Meeting, other: Meeting): boolean {
  const against = field === a ? b : a;
  const dated = dates.own(field.table) !== null && dates.own(against.table) === null;
  return dated && coverage(own, other) >= nearlyAll && lacking(field) <= mostLacking;
}
