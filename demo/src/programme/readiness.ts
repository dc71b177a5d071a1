import { agencies } from './agencies.ts';
import { daysAfter, draw } from './draw.ts';

/** What a commune answered in a round; null where it did not. */
export interface CommuneReadiness {
  agency: string;
  commune: string;
  round: Round['id'];
  submittedOn: string | null;
  answers: ReturnType<typeof answers> | null;
}

interface Round {
  id: '2025-07' | '2025-09';
  opensOn: string;
  deadline: string;
  /** How many communes lack it. MISSION tells of 32 short of specialised staff, of borrowed firewalls and of expired licences. */
  short: { staff: number; firewall: number; licences: number; silent: number };
}

export const readinessRounds: readonly Round[] = [
  { id: '2025-07', opensOn: '2025-07-07', deadline: '2025-07-31', short: { staff: 51, firewall: 74, licences: 58, silent: 9 } },
  { id: '2025-09', opensOn: '2025-09-08', deadline: '2025-09-30', short: { staff: 32, firewall: 61, licences: 43, silent: 0 } },
];

/** One entry a commune and round. Who lacks something in the later round lacked it in the earlier one too, as far as the counts allow. */
export function readiness(seed: number): CommuneReadiness[] {
  const communes = agencies().filter(({ level }) => level === 'commune');
  const rank = (purpose: string): number[] => {
    const order = communes.map((_, index) => index).sort((a, b) => draw(seed, `${purpose}/${a}`) - draw(seed, `${purpose}/${b}`));
    return communes.map((_, index) => order.indexOf(index));
  };
  const [staff, firewall, licences, silent] = [rank('staff'), rank('firewall'), rank('licences'), rank('silent')];
  return readinessRounds.flatMap(({ id, opensOn, deadline, short }) =>
    communes.map(({ code, commune = '' }, index) => {
      const among = (order: readonly number[], count: number): boolean => (order[index] ?? 0) < count;
      if (among(silent, short.silent)) return { agency: code, commune, round: id, submittedOn: null, answers: null };
      const days = (Date.parse(deadline) - Date.parse(opensOn)) / 86_400_000;
      const lacks = { staff: among(staff, short.staff), firewall: among(firewall, short.firewall), licences: among(licences, short.licences) };
      const submittedOn = daysAfter(opensOn, 1 + draw(seed, `submitted/${id}/${index}`) * (days - 1));
      return { agency: code, commune, round: id, submittedOn, answers: answers(seed, index, id, lacks) };
    }),
  );
}

/** Every system has an approved security level; what the level rests on is partly borrowed or out of date. */
function answers(seed: number, index: number, round: Round['id'], lacks: { staff: boolean; firewall: boolean; licences: boolean }) {
  const at = (purpose: string): number => draw(seed, `${purpose}/${index}`);
  const later = round === '2025-09';
  const officials = 24 + Math.floor(at('officials') * 30);
  const missing = at('computers') < 0.35 ? 1 + Math.floor(at('computers-short') * 6) - (later ? 2 : 0) : 0;
  const landOfficers = 1 + Math.floor(at('land-officers') * 3);
  const villages = 5 + Math.floor(at('villages') * 14);
  const approvedOn = daysAfter('2024-08-01', at('level') * 300);
  return {
    terminals: {
      officials,
      computers: officials - Math.max(0, missing),
      counters: 2 + Math.floor(at('counters') * 5),
      identificationPoint: at('point') < (later ? 0.78 : 0.7),
    },
    network: {
      dedicatedLine: at('line') < (later ? 0.94 : 0.86),
      villages,
      villagesWithoutSignal: at('signal') < 0.12 ? 1 + Math.floor(at('signal-villages') * 3) : 0,
    },
    staff: {
      specialised: lacks.staff ? 0 : 1 + Math.floor(at('specialised') * 2),
      landOfficers,
      landOfficersTrained: at('trained') < (later ? 0.8 : 0.45) ? landOfficers : Math.max(0, landOfficers - 1),
    },
    security: {
      level: at('level-of') < 0.8 ? 2 : 3,
      approvedOn,
      expiresOn: daysAfter(approvedOn, 730),
      firewall: lacks.firewall ? 'borrowed' : 'owned',
    },
    licences: [
      { product: 'Phần mềm văn phòng', expiresOn: daysAfter('2026-01-01', at('office') * 500) },
      {
        product: 'Phần mềm diệt vi rút',
        expiresOn: lacks.licences ? daysAfter('2025-03-01', at('virus') * 100) : daysAfter('2025-12-15', at('virus') * 300),
      },
    ],
  };
}
