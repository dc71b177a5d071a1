import { type AddressParts, type FoundCommune, findCommunes } from './find-commune.ts';
import { predecessors, successors, type UnitLink } from './merges.ts';
import { readings } from './split-address.ts';
import { type Commune, mergerDay, unitsBefore, unitsNow } from './units.ts';

/** Where an address lies, before and after the merger of 1 July 2025. */
export interface ResolvedAddress {
  /** The commune of before; null where several are as likely, or where the name agrees only up to a typing error. */
  before: Commune | null;
  /** The commune of today; null where the old one was split among several. */
  now: Commune | null;
  /** Every commune of today that it may lie in: more than one where the old one was split. */
  nowPossible: readonly Commune[];
  /** 0..1: that the commune named is the right one. */
  confidence: number;
}

/**
 * The commune that an address means. An address with a district is of before the merger; one without is read by the units of `date` (yyyy-MM-dd), or,
 * where none is given, by today's and then those of before. Null where no commune agrees.
 */
export function resolveAddress(address: string | AddressParts, date?: string): ResolvedAddress | null {
  const asked = typeof address === 'string' ? readings(address) : [address];
  let best: Found | undefined;
  for (const found of tries(asked, date)) {
    if (!best || confidenceOf(found.communes) > confidenceOf(best.communes)) best = found;
    if (confidenceOf(found.communes) > sureEnough) break;
  }
  const [first] = best?.communes ?? [];
  if (!best || !first) return null;
  const alone = best.communes.length === 1 && first.confidence > sureEnough ? first.commune : null;
  return best.state === 'now' ? fromNow(first, alone) : fromBefore(best.communes, first, alone);
}

interface Found {
  state: 'before' | 'now';
  communes: readonly FoundCommune[];
}

/** What each way to read the address finds, one after the other: the first is mostly sure enough. */
function* tries(asked: readonly AddressParts[], date: string | undefined): Generator<Found> {
  for (const parts of asked) for (const state of statesOf(parts, date)) yield { state, communes: findCommunes(parts, state) };
}

/** A name that is one letter off is more often another commune, since ended, than a typing error. */
const sureEnough = 0.5;

const confidenceOf = (communes: readonly FoundCommune[]): number => communes[0]?.confidence ?? 0;

function statesOf(parts: AddressParts, date: string | undefined): ('before' | 'now')[] {
  if (parts.district) return ['before'];
  if (date) return [date >= mergerDay ? 'now' : 'before'];
  return ['now', 'before'];
}

function fromNow(first: FoundCommune, alone: Commune | null): ResolvedAddress {
  const old = alone ? known(predecessors(alone.code), unitsBefore().communes) : [];
  return { before: only(old), now: alone, nowPossible: alone ? [alone] : [first.commune], confidence: first.confidence };
}

function fromBefore(found: readonly FoundCommune[], first: FoundCommune, alone: Commune | null): ResolvedAddress {
  const nowPossible = known(
    found.flatMap(({ commune }) => successors(commune.code)),
    unitsNow().communes,
  );
  return { before: alone, now: only(nowPossible), nowPossible, confidence: first.confidence };
}

function known(links: readonly UnitLink[], communes: ReadonlyMap<string, Commune>): Commune[] {
  return [...new Set(links.map((link) => link.code))].flatMap((code) => communes.get(code) ?? []);
}

function only(communes: readonly Commune[]): Commune | null {
  return communes.length === 1 ? (communes[0] ?? null) : null;
}
