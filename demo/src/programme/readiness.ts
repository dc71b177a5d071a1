import { agencies } from './agencies.ts';
import { draw } from './draw.ts';

/** How ready a commune is for its part. */
export interface CommuneReadiness {
  agency: string;
  commune: string;
  specialisedStaff: boolean;
  counters: number;
  identificationPoint: boolean;
  signalGap: boolean;
  /** Shares 0..1. */
  officialsSigning: number;
  dossiersOnline: number;
}

/** Communes short of specialised staff, as MISSION tells of a province. */
const SHORT_OF_STAFF = 32;

/** One entry a commune. */
export function readiness(seed: number): CommuneReadiness[] {
  const communes = agencies().filter(({ level }) => level === 'commune');
  const order = communes.map((_, index) => index).sort((a, b) => draw(seed, `staff/${a}`) - draw(seed, `staff/${b}`));
  const short = new Set(order.slice(0, SHORT_OF_STAFF));
  const share = (purpose: string, low: number): number => Math.round((low + draw(seed, purpose) * (1 - low)) * 1000) / 1000;
  return communes.map(({ code, commune = '' }, index) => ({
    agency: code,
    commune,
    specialisedStaff: !short.has(index),
    counters: 2 + Math.floor(draw(seed, `counters/${index}`) * 5),
    identificationPoint: draw(seed, `point/${index}`) < 0.7,
    signalGap: draw(seed, `signal/${index}`) < 0.12,
    officialsSigning: share(`signing/${index}`, 0.55),
    dossiersOnline: share(`online/${index}`, 0.4),
  }));
}
