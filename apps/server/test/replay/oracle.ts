/**
 * What should have been told in a year, worked out one day and one task after the other from what the rules say in words. It shares nothing with the register: neither its
 * calendar nor its table of rules.
 */

/** Public holidays on days of the week, from the notices of the government for 2025 and 2026. */
const holidays = new Set([
  ...['2025-01-01', '2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31', '2025-04-07', '2025-04-30', '2025-05-01', '2025-09-01'],
  ...['2025-09-02', '2026-01-01', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-04-27', '2026-04-30', '2026-05-01'],
]);

export interface OracleTask {
  id: number;
  number: string;
  due: string;
  assigned_on: string;
  done_on: string | null;
  /** Of the agency that leads it, as a path. */
  agency: string;
}

export interface OracleSettings {
  days: readonly string[];
  extendedOn: string;
  /** Where somebody can be told, as paths. */
  staffed: ReadonlySet<string>;
}

const next = (day: string, by: number): string => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
const works = (day: string): boolean => ![0, 6].includes(new Date(day).getUTCDay()) && !holidays.has(day);

/** Ten and three working days before, on the day, and one, five and ten after. */
function moment(due: string, days: number): string {
  let day = due;
  if (days === 0) {
    while (!works(day)) day = next(day, -1);
    return day;
  }
  for (let left = Math.abs(days); left > 0; ) {
    day = next(day, Math.sign(days));
    if (works(day)) left -= 1;
  }
  return day;
}

const rules: readonly (readonly [number, string])[] = [
  [-10, 'person'],
  [-3, 'person'],
  [0, 'person'],
  [1, 'agency'],
  [5, 'above'],
  [10, 'steering'],
];

/** Who is told: nobody is accountable by name, so that the agency is; of whom there is nobody, the agency above. */
function told(to: string, agency: string, staffed: ReadonlySet<string>): string {
  let at = to === 'steering' ? 'vn' : to === 'above' ? agency.split('.').slice(0, 2).join('.') : agency;
  while (!staffed.has(at)) at = at.split('.').slice(0, -1).join('.');
  return at;
}

/** Each line: task, due day, rule, receiver, state, the day it was told, and where. */
export function expectedReminders(tasks: readonly OracleTask[], { days, extendedOn, staffed }: OracleSettings): string[] {
  const lines: string[] = [];
  const moments = new Map<string, string>();
  for (const task of tasks) {
    const said = new Set<string>();
    let due = task.due;
    for (const day of days) {
      const open = task.assigned_on <= day && (task.done_on === null || task.done_on > day);
      // The register extends what is open and due then, whether it was assigned before or not.
      if (day === extendedOn && task.id % 10 === 3 && due >= day && (task.done_on === null || task.done_on > day)) due = next(due, 30);
      if (!open) continue;
      const passed = rules.filter(([count]) => {
        const key = `${due} ${count}`;
        const at = moments.get(key) ?? moment(due, count);
        moments.set(key, at);
        return at <= day;
      });
      for (const [count, to] of passed) {
        const key = `${due} ${count} ${to}`;
        if (said.has(key)) continue;
        said.add(key);
        const later = passed.some(([other, also]) => also === to && other > count);
        lines.push(`${task.number} ${key} ${later ? 'superseded' : `told ${day} ${told(to, task.agency, staffed)}`}`);
      }
    }
  }
  return lines.sort();
}
