import type { Grade } from '@sogoc/quality';
import type { Messages } from '../messages/index.ts';
import { type Html, html } from './html.ts';

export const gradeSigns: Record<Grade, string> = { green: '●', amber: '▲', red: '■' };

/** The grade of a score: from 90, from 75, below. */
export function gradeOf(score: number): Grade {
  if (score >= 90) return 'green';
  return score >= 75 ? 'amber' : 'red';
}

/** Shape and word. */
export function gradeMark(grade: Grade, words: Messages): Html {
  return html`<span class="grade ${grade}"><span aria-hidden="true">${gradeSigns[grade]}</span> ${words.grades[grade]}</span>`;
}

/** The class of a heat map cell: two strengths for each grade. */
export function heatClass(score: number): string {
  const strong = score >= 97 || score < 50 || (score < 82.5 && score >= 75);
  return `${gradeOf(score)}${strong ? ' strong' : ''}`;
}
