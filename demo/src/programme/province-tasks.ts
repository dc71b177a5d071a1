import { agencies } from './agencies.ts';
import { daysAfter, draw } from './draw.ts';
import { extensionAsked, type TaskEvent } from './tasks.ts';

export interface ProvinceTask {
  id: string;
  source: 'province-plan';
  title: string;
  agency: string;
  difficulty: 'easy' | 'medium' | 'hard';
  due: string;
  history: TaskEvent[];
}

type At = (purpose: string) => number;

/** What the province's plan asks of every commune, and what has come of it by the day of review: of each kind of standing there is some commune. */
const kinds: readonly {
  title: string;
  difficulty: ProvinceTask['difficulty'];
  /** Days from the review. */
  due: number;
  history: (index: number, at: At, review: string) => TaskEvent[];
}[] = [
  {
    title: 'Làm sạch dữ liệu đất đai: đối soát chủ sử dụng đất với dữ liệu dân cư',
    difficulty: 'hard',
    due: 60,
    history: (index, at, review) => [
      ...underWay(-60, 30 + at('share') * 50, at, review),
      ...(index % 8 === 0 ? [done(review, -1 - at('done') * 4)] : []),
    ],
  },
  {
    title: 'Số hóa sổ hộ tịch giấy và đối chiếu với dữ liệu hộ tịch điện tử',
    difficulty: 'medium',
    due: -8,
    history(index, at, review) {
      if (index % 10 === 0)
        return [
          ...underWay(-90, 60 + at('share') * 30, at, review),
          { ...extensionAsked({ due: daysAfter(review, -8), review }, at), note: 'Sổ gốc bị mờ, phải đối chiếu hai nơi' },
        ];
      const day = -30 + at('done') * 26;
      return [...underWay(-90, 60, at, review), done(review, day), { date: daysAfter(review, Math.min(-1, day + 3)), event: 'recorded' }];
    },
  },
  {
    title: 'Cấp chữ ký số và tập huấn sử dụng cho cán bộ, công chức',
    difficulty: 'easy',
    due: 45,
    history: (index, at, review) => {
      const assigned: TaskEvent = { date: daysAfter(review, -5), event: 'assigned' };
      return index % 3 === 0 ? [assigned] : [assigned, { date: daysAfter(review, -4 + at('started') * 3), event: 'started' }];
    },
  },
];

/**
 * The tasks that the province assigns to its communes: beside the programme's, and of no account in its figures.
 * @param review the first day of a month, on which they stand.
 */
export function provinceTasks(seed: number, review: string): ProvinceTask[] {
  const communes = agencies().filter(({ level }) => level === 'commune');
  return kinds.flatMap(({ title, difficulty, due, history }, kind) =>
    communes.map(({ code }, index) => {
      const id = `${kind + 1}.${String(index + 1).padStart(3, '0')}`;
      const at = (purpose: string): number => draw(seed, `province-plan/${id}/${purpose}`);
      const happened = history(index, at, review).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
      return { id, source: 'province-plan', title, agency: code, difficulty, due: daysAfter(review, due), history: happened };
    }),
  );
}

function underWay(began: number, share: number, at: At, review: string): TaskEvent[] {
  return [
    { date: daysAfter(review, began), event: 'assigned' },
    { date: daysAfter(review, began + 1 + at('started') * 6), event: 'started' },
    { date: daysAfter(review, -31), event: 'progress', share: Math.round(share) },
  ];
}

function done(review: string, days: number): TaskEvent {
  return { date: daysAfter(review, days), event: 'done' };
}
