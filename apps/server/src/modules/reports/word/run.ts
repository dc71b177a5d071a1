import { TextRun } from 'docx';

/** Word counts letters in half points. */
export const points = (size: number): number => size * 2;

/** A text of one size. */
export function run(text: string, size: number, style: { bold?: boolean; italics?: boolean } = {}): TextRun {
  return new TextRun({ text, size: points(size), ...style });
}
