import { createHash } from 'node:crypto';
import {
  birthCertificates,
  births,
  businessRegister,
  type FirmSource,
  insured,
  landOwners,
  namedOnCertificates,
  olderPapers,
  type PeopleSource,
  population,
  printedPapers,
  taxRegister,
  tradeRegister,
} from './sources.ts';

/** What each agency may have taken particulars of people from; the first is the plan of variant 0. Named after the agency's table. */
const people = {
  owners: [population],
  pupils: [population, births],
  cards: [population, insured],
  preschool: [birthCertificates, births],
  children: [birthCertificates, births],
  permits: [population, landOwners],
  declarants: [population, insured],
  decisions: [population, insured],
  farms: [population, namedOnCertificates],
} as const satisfies Record<string, readonly [PeopleSource, ...PeopleSource[]]>;

/** In other variants than 0 papers are printed from what the population database holds, so that what is typed from them has its errors as well. */
const papers = {
  owners: printedPapers,
  pupils: olderPapers,
  preschool: olderPapers,
  cards: printedPapers,
  children: printedPapers,
  permits: printedPapers,
  declarants: printedPapers,
  decisions: printedPapers,
  farms: olderPapers,
} satisfies Record<keyof typeof people, PeopleSource>;

/** The same for organisations. */
const firms = {
  employers: [businessRegister, taxRegister],
  contractors: [businessRegister, taxRegister],
  traders: [businessRegister, taxRegister],
  facilities: [businessRegister, tradeRegister, taxRegister],
} as const satisfies Record<string, readonly [FirmSource, ...FirmSource[]]>;

/** Who holds the originals and who copies from whom, where a province could have grown one way or the other. */
export interface CopyPlan {
  /** Names, birth dates, sexes and parents: registered at birth, or by the police with the population's first count, the old registers filled from there. */
  readonly identity: 'civil_status' | 'population';
  /** Organisations: registered as businesses first, or first as taxpayers. */
  readonly organisations: 'business' | 'tax';
  people(agency: keyof typeof people): PeopleSource;
  firms(agency: keyof typeof firms): FirmSource;
}

/** The plan of a variant: 0 is the usual one, each other number draws every choice anew. Same number, same plan. */
export function copyPlan(variant: number): CopyPlan {
  const choose = <T>(what: string, options: readonly [T, ...T[]]): T =>
    variant === 0 ? options[0] : (options[draw(variant, what, options.length)] ?? options[0]);
  return {
    identity: choose('identity', ['civil_status', 'population']),
    organisations: choose('organisations', ['business', 'tax']),
    people: (agency) => {
      const source = choose<PeopleSource>(`people/${agency}`, people[agency]);
      return variant > 0 && (source === population || source === birthCertificates) ? papers[agency] : source;
    },
    firms: (agency) => choose<FirmSource>(`firms/${agency}`, firms[agency]),
  };
}

/** A whole number from 0 to n - 1 for a purpose. */
export function draw(variant: number, purpose: string, n: number): number {
  return createHash('sha256').update(`${variant}\u0000${purpose}`).digest().readUInt32BE() % n;
}
