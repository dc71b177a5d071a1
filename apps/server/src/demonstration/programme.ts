/** Lists as the demonstration's province writes them to `programme/`. */
export interface ProgrammeAgency {
  code: string;
  parent: string | null;
  name: string;
  level: 'central' | 'province' | 'department' | 'commune';
  /** Five digits, of communes. */
  commune?: string;
}

export interface NationalDatabase {
  id: string;
  name: string;
  owner: string;
  state: 'formed' | 'deploying' | 'late';
  maturity: 'A' | 'B' | 'C';
  priority: 1 | 2 | 3;
  due: string;
}

export interface ProvinceDatabase {
  name: string;
  title: { vi: string; en: string };
  owner: string;
  asOf: string;
}

export interface ProgrammeObstacle {
  id: string;
  kind: 'procedures' | 'facilities' | 'data' | 'people';
  title: string;
  raisedBy: string;
  raisedOn: string;
  solvedOn: string | null;
}

export interface ProgrammeTask {
  id: string;
  source: 'resolution-71' | 'steering-committee' | 'province-plan';
  title: string;
  agency: string;
  difficulty: 'easy' | 'medium' | 'hard';
  due: string;
  history: {
    date: string;
    event: 'assigned' | 'started' | 'progress' | 'stuck' | 'escalated' | 'extension-asked' | 'done' | 'recorded';
    note?: string;
    share?: number;
    until?: string;
  }[];
}

export interface ProgrammeRound {
  id: string;
  opensOn: string;
  deadline: string;
}

export interface ProgrammeReadiness {
  agency: string;
  round: string;
  submittedOn: string | null;
  answers: object | null;
}

export interface ProgrammeKeyFigureReport {
  figure: string;
  agency: string;
  day: string;
  numerator: number;
  denominator: number;
  evidence: string;
}

/** The register's id of each of the programme's codes: `G01` is `g01`, `H56` the province, `H56.02` a department `p38_02`, `H56.101` a commune `c14758`. */
export function agencyIds(agencies: readonly ProgrammeAgency[], province: string): Map<string, string> {
  const idOf = ({ code, level, commune }: ProgrammeAgency): string => {
    if (level === 'central') return code.toLowerCase();
    if (level === 'province') return province;
    return level === 'commune' ? `c${commune}` : `${province}_${code.split('.').at(-1)}`;
  };
  return new Map(agencies.map((agency) => [agency.code, idOf(agency)]));
}

/** National by law or by Decision 714/QĐ-TTg of 2015; the others are of a sector. */
const national = ['dân cư', 'đất đai', 'đăng ký doanh nghiệp', 'bảo hiểm xã hội', 'hộ tịch điện tử', 'cán bộ, công chức, viên chức', 'căn cước'];

export function isNational(name: string): boolean {
  return national.some((one) => name.toLowerCase().endsWith(` ${one}`));
}
