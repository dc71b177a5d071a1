import { agencies } from './agencies.ts';
import { nationalDatabases } from './data/national-databases.ts';
import { draw, pick, shuffled } from './draw.ts';

/** A database of Resolution 71/NQ-CP and how far it is. */
export interface ProgrammeDatabase {
  id: string;
  name: string;
  owner: string;
  state: 'formed' | 'deploying' | 'late';
  /** A: central, stable, born from procedures; B: partly digitised; C: not deployed. */
  maturity: 'A' | 'B' | 'C';
  priority: 1 | 2 | 3;
  due: string;
}

/** Totals of MISSION: 31 formed centrally, 36 under deployment, 38 late or not begun. */
const totals = { formed: 31, deploying: 36, late: 38 } as const;

/** Maturity that MISSION tells; the others are invented. */
const told: Readonly<Record<string, ProgrammeDatabase['maturity']>> = {
  'Hộ tịch điện tử': 'A',
  'Đất đai': 'A',
  'Bản án, quyết định': 'A',
  'Ngân sách nhà nước': 'A',
  'Dân cư': 'A',
  'Hoạt động xây dựng': 'B',
  'Giáo dục mầm non và phổ thông': 'B',
  'Bảo hiểm xã hội': 'B',
  'Kiểm soát tài sản, thu nhập': 'B',
  'Hóa chất': 'B',
  'Hồ sơ sức khỏe điện tử': 'C',
  'Trồng trọt': 'C',
  'Xử lý vi phạm hành chính': 'C',
};

const states: Readonly<Record<ProgrammeDatabase['maturity'], ProgrammeDatabase['state']>> = { A: 'formed', B: 'deploying', C: 'late' };

/** The 105 databases. */
export function databases(seed: number): ProgrammeDatabase[] {
  const owners = new Map(agencies().map(({ name, code }) => [name, code]));
  const all = nationalDatabases.flatMap(([owner, names]) => names.map((name) => ({ name, owner: owners.get(owner) ?? '' })));
  const known = all.filter(({ name }) => told[name]).map((database) => ({ ...database, maturity: told[database.name] ?? 'C' }));
  const left: Record<ProgrammeDatabase['state'], number> = { ...totals };
  for (const { maturity } of known) left[states[maturity]] -= 1;
  const free: ProgrammeDatabase['state'][] = (['formed', 'deploying', 'late'] as const).flatMap((state) =>
    Array<ProgrammeDatabase['state']>(left[state]).fill(state),
  );
  const queue = shuffled(seed, 'database-state', free);
  return all.map(({ name, owner }, index) => {
    const maturity = told[name];
    const state = maturity ? states[maturity] : (queue.pop() ?? 'late');
    return {
      id: `CSDL-${String(index + 1).padStart(3, '0')}`,
      name: `Cơ sở dữ liệu ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      owner,
      state,
      maturity:
        maturity ??
        { formed: 'A' as const, deploying: 'B' as const, late: draw(seed, `maturity/${index}`) < 0.7 ? ('C' as const) : ('B' as const) }[state],
      priority: pick(seed, `priority/${index}`, [1, 2, 2, 3] as const),
      due: pick(seed, `due/${index}`, ['2025-06-30', '2025-09-30', '2025-12-31', '2025-12-31']),
    };
  });
}
