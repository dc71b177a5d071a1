import { day, list, percent, type Words } from './words.ts';

const share = (value: number): string => percent(value, '.');
const count = (value: number): string => value.toLocaleString('en-GB');

export const en: Words = {
  designation: ({ legalBasis }) => (legalBasis ? `Designated as the original by ${legalBasis}` : 'Designated as the original'),
  containment: (facts) => `${share(facts.share)} of its values are found in ${facts.other}`,
  agreement: (facts) => `Agrees with ${facts.other} in ${share(facts.share)} of ${count(facts.compared)} records compared`,
  keyAgreement: (facts) => `Key by which records meet ${facts.other}: ${share(facts.share)} of them find each other`,
  spread: ({ columns }) => `One value is spread over ${columns.length} columns: ${columns.join(' + ')}`,
  earlierDate: (facts) => `Data of ${day(facts.own)}, before ${facts.other} (${day(facts.otherDate)})`,
  laterDate: (facts) => `Data of ${day(facts.own)}, after ${facts.other} (${day(facts.otherDate)})`,
  surplus: (facts) => `Holds nearly every record of ${facts.other}, which holds only ${share(facts.share)} of the records here`,
  subset: (facts) => `Holds only ${share(facts.share)} of the records of ${facts.other}`,
  validity: (facts) => `${share(facts.share)} of its codes bear the name they have in ${facts.list} ${period(facts.from, facts.to)}`,
  laterValidity: (facts) => `${facts.other} bears the names of ${facts.list} ${period(facts.from, null)}, a later state`,
  takesElsewhere: ({ others }) => `Takes its other attributes from ${others.join(', ')}, so it hardly creates this one`,
  disagreement: (facts) => `Same key, yet only ${share(facts.share)} of the values agree with ${facts.other}: not a copy`,
  noDirection: () => 'Too few signs to tell which came first',
  convention: ({ kind }) =>
    ({
      case: 'Written in another letter case than the original throughout',
      spelling: 'Spelled by another convention than the original in most records',
      precision: 'Keeps only the year of the original date in most records',
      codes: 'Written in codes of its own; compared by what they stand for',
    })[kind],
  eventFields: (facts) => `Dates each record by its own event (${facts.column}); ${facts.other} does not`,
  noEventFields: (facts) => `Keeps no event of its own; ${facts.other} dates each record (${facts.column})`,
  beginning: (facts) =>
    `Written when the thing begins: within ${count(facts.days)} days of ${facts.column} in half of the records; ${facts.other} is not`,
  afterBeginning: (facts) =>
    `Not written when the thing begins, as in ${facts.other} (${count(facts.days)} days after ${facts.column} in half of the records)`,
  seenEarlier: (facts) => `Its record is older than that of ${facts.other} in ${share(facts.share)} of the pairs`,
  seenLater: (facts) => `Its record is younger than that of ${facts.other} in ${share(facts.share)} of the pairs`,
  complete: (facts) => `Always holds it; ${facts.other} lacks it in ${share(facts.share)} of its records`,
  incomplete: (facts) => `Lacks it in ${share(facts.share)} of its records; ${facts.other} always holds it`,
  namedAfter: (facts) => `${facts.other} calls it ${facts.column}, after the keeper of this database`,
  namesOwner: (facts) => `Its name (${facts.column}) says that ${facts.other} issues it`,
  keepsCase: (facts) => `Tells large letters from small, which ${facts.other} does not`,
  lostCase: (facts) => `Writes all in one letter case, so ${facts.other} cannot come from here`,
  fewSlips: (facts) =>
    `Of ${facts.of} slips where it differs from ${facts.other}, ${facts.of - facts.slips} are in ${facts.other} alone, as in a copy that took the rest over`,
  ownSlips: (facts) =>
    `Of ${facts.of} slips where it differs from ${facts.other}, ${facts.slips} are here alone, so ${facts.other} does not come from here`,
  fewFaults: (facts) => `Where the two differ, ${facts.faults} of ${facts.of} invalid or outdated values are in ${facts.other}`,
  ownFaults: (facts) => `Where it differs from ${facts.other}, ${facts.faults} of ${facts.of} invalid or outdated values are here`,
  createsOthers: (facts) =>
    `Creates other attributes of the same things (${facts.columns.slice(0, 3).join(', ')}); ${facts.other} creates none that it shares`,
  createsNone: (facts) => `Creates no attribute that it shares; ${facts.other} does (${facts.columns.slice(0, 3).join(', ')})`,
  likewise: ({ others }) => `(likewise: ${list(others, 'and')})`,
  plan: ({ action, ...facts }) =>
    `${{ decide: 'Decide which holder is the original', designate: 'Designate the inferred original and connect its copies', connect: 'Connect the copies to the designated original' }[action]}: ${count(facts.records)} records hold it again, ${count(facts.divergent)} of them differ; ${count(facts.stoppable)} collections could stop, if each record in another database was asked for once`,
  alone: ({ others }) => `The only holder of the current state (${others} others keep an earlier one)`,
};

function period(from: string | null, to: string | null): string {
  if (from && to) return `valid from ${day(from)} to ${day(to)}`;
  if (from) return `valid from ${day(from)}`;
  return to ? `valid until ${day(to)}` : 'now valid';
}
