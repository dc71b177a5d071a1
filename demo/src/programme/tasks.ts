import { agencies } from './agencies.ts';
import { daysAfter, draw, pick, shuffled } from './draw.ts';

export interface TaskEvent {
  /** yyyy-MM-dd */
  date: string;
  event: 'assigned' | 'started' | 'progress' | 'stuck' | 'escalated' | 'extension-asked' | 'done' | 'recorded';
  note?: string;
  /** Of progress: per cent, as the agency told. */
  share?: number;
  /** Of an extension that is asked for: the day. */
  until?: string;
}

export interface Task {
  id: string;
  source: 'resolution-71' | 'steering-committee';
  title: string;
  agency: string;
  difficulty: 'easy' | 'medium' | 'hard';
  due: string;
  /** On the day of review. `at-risk`: due in the month that begins then, and not on its way. */
  state: 'done-on-time' | 'done-late' | 'overdue' | 'at-risk' | 'under-way';
  history: TaskEvent[];
}

/** How many tasks are in which state, by source. Of the 136 done of the steering committee MISSION does not say how many were late; 21 here. */
const counts: Record<Task['source'], Record<Task['state'], number>> = {
  'resolution-71': { 'done-on-time': 65, 'done-late': 25, overdue: 4, 'at-risk': 15, 'under-way': 221 },
  'steering-committee': { 'done-on-time': 115, 'done-late': 21, overdue: 30, 'at-risk': 12, 'under-way': 144 },
};

const verbs = ['Xây dựng', 'Hoàn thiện', 'Làm sạch', 'Kết nối, chia sẻ', 'Số hóa', 'Trình ban hành quy định về', 'Rà soát', 'Công bố'] as const;
const things = [
  'cơ sở dữ liệu đất đai',
  'dữ liệu hộ tịch',
  'danh mục dữ liệu gốc, dữ liệu chủ',
  'dịch vụ công trực tuyến toàn trình',
  'kho dữ liệu điện tử của tổ chức, cá nhân',
  'nền tảng chia sẻ, tích hợp dữ liệu',
  'hồ sơ sức khỏe điện tử',
  'cổng dữ liệu mở',
  'chữ ký số cho cán bộ',
  'trung tâm giám sát an toàn thông tin',
] as const;

/**
 * The 652 tasks of the programme with their histories.
 * @param review the first day of a month, on which they stand as MISSION counts them.
 */
export function tasks(seed: number, review: string): Task[] {
  const owners = agencies().filter(({ level }) => level === 'central' || level === 'department');
  const agency = (purpose: string): string => owners[Math.floor(draw(seed, purpose) * owners.length)]?.code ?? '';
  const underWay = new Map<string, number>();
  return (Object.keys(counts) as Task['source'][]).flatMap((source) => {
    const states = (Object.keys(counts[source]) as Task['state'][]).flatMap((state) => Array<Task['state']>(counts[source][state]).fill(state));
    return shuffled(seed, `${source}/states`, states).map((state, index) => {
      const id = `${source === 'resolution-71' ? 'NQ71' : 'BCD'}-${String(index + 1).padStart(3, '0')}`;
      const at = (purpose: string): number => draw(seed, `${id}/${purpose}`);
      const difficulty = pick(seed, `${id}/difficulty`, ['easy', 'easy', 'medium', 'medium', 'hard'] as const);
      const due = dueOf(state, review, at('due'));
      const title = `${pick(seed, `${id}/verb`, verbs)} ${pick(seed, `${id}/thing`, things)}`;
      const lead = agency(`${id}/agency`);
      const nth = underWay.get(lead) ?? 0;
      if (state === 'under-way') underWay.set(lead, nth + 1);
      const standing = state === 'under-way' ? standings[nth] : undefined;
      return {
        id,
        source,
        title,
        agency: lead,
        difficulty,
        due,
        state,
        history: historyOf(state, { due, review, standing }, at, difficulty),
      };
    });
  });
}

function dueOf(state: Task['state'], review: string, u: number): string {
  if (state === 'at-risk') return daysAfter(review, u * (daysOfMonth(review) - 1));
  if (state === 'under-way') return daysAfter(review, daysOfMonth(review) + u * 290);
  return daysAfter(review, u * 130 - 139);
}

/** What somebody is to do on the day of review: of each agency's tasks under way one came this week, one is reported done, and for one more time is asked. */
const standings = ['came', 'reported', 'asked-for-time'] as const;

interface Days {
  due: string;
  review: string;
  standing: (typeof standings)[number] | undefined;
}

function historyOf(
  state: Task['state'],
  { due, review, standing }: Days,
  at: (purpose: string) => number,
  difficulty: Task['difficulty'],
): TaskEvent[] {
  if (standing === 'came') return [{ date: daysAfter(review, -2 - at('assigned') * 4), event: 'assigned' }];
  const assigned = daysAfter(review, at('assigned') * 25 - 198);
  const started = daysAfter(assigned, 3 + at('started') * 20);
  const history: TaskEvent[] = [
    { date: assigned, event: 'assigned' },
    { date: started, event: 'started' },
  ];
  if (difficulty === 'hard' && state !== 'done-on-time')
    history.push({ date: daysAfter(assigned, 30 + at('stuck') * 25), event: 'stuck', note: 'Vướng mắc về nguồn lực hoặc quy định' });
  if (state === 'overdue') history.push({ date: daysAfter(due, 1), event: 'escalated' });
  if (state === 'done-on-time') history.push(...finished(daysAfter(due, -1 - at('done') * 20), review, at));
  if (state === 'done-late') history.push(...finished(daysAfter(due, 1 + at('done') * Math.min(39, daysBetween(due, review) - 2)), review, at));
  if (standing === 'reported') history.push({ date: daysAfter(review, -1 - at('done') * 6), event: 'done' });
  if (standing === 'asked-for-time') history.push(extensionAsked({ due, review }, at));
  const done = history.find(({ event }) => event === 'done')?.date;
  history.push(...told(review, started, done ?? daysAfter(due, daysBehind(state, at('behind'))), at));
  return history.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Somebody asked for more time, some days before the review; nobody has answered. */
export function extensionAsked({ due, review }: Pick<Days, 'due' | 'review'>, at: (purpose: string) => number): TaskEvent {
  const note = 'Chờ quy định, hướng dẫn của cơ quan có thẩm quyền';
  return {
    date: daysAfter(review, -1 - at('asked') * 4),
    event: 'extension-asked',
    note,
    until: daysAfter(due < review ? review : due, 20 + at('until') * 40),
  };
}

/** How long after it is due a task will be done at its pace, in days; on the day of review nobody knows. */
function daysBehind(state: Task['state'], u: number): number {
  if (state === 'overdue') return 30 + u * 90;
  return state === 'at-risk' ? 25 + u * 65 : -25 + u * 60;
}

/** What the agency tells at the end of each month: about as much as it has done. */
function told(review: string, started: string, end: string, at: (purpose: string) => number): TaskEvent[] {
  return [5, 4, 3, 2, 1, 0]
    .map((months) => lastWeekday(review, months))
    .filter((date) => date > started && date < end)
    .map((date) => {
      const share = (100 * daysBetween(started, date)) / Math.max(1, daysBetween(started, end)) + (at(`told/${date}`) - 0.5) * 10;
      return { date, event: 'progress' as const, share: Math.min(95, Math.max(1, Math.round(share))) };
    });
}

/** Done, and recorded as done: some weeks later for a few. */
function finished(date: string, review: string, at: (purpose: string) => number): TaskEvent[] {
  const later = at('recorded') < 0.1 ? 10 + at('recorded') * 200 : 0;
  return [
    { date, event: 'done' },
    { date: earlier(daysAfter(date, later), review), event: 'recorded' },
  ];
}

/** The last day from Monday to Friday before a month that began so many months before the day of review. */
function lastWeekday(review: string, months: number): string {
  const first = new Date(review);
  first.setUTCMonth(first.getUTCMonth() - months);
  const back = { 0: 2, 1: 3 }[first.getUTCDay()] ?? 1;
  return daysAfter(first.toISOString().slice(0, 10), -back);
}

function daysOfMonth(first: string): number {
  const [year = 0, month = 0] = first.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const earlier = (a: string, b: string): string => (a < b ? a : b);
