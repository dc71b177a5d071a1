import { nameOf } from '@sogoc/engine';
import { type ColumnProfile, plainInteger } from '@sogoc/profile';
import { type ByteAutomaton, byteAutomaton } from '../pages/byte-automaton.ts';
import { type Demand, jointStates } from '../pages/joint-states.ts';
import { languageOf } from './language.ts';
import { parsePattern } from './parse-pattern.ts';

/** Automata by what they demand: that of many columns is no more than that their texts are written plainly. */
export type Automata = Map<string, ByteAutomaton | null>;

/** The automaton for texts that meet all demands, made once. Null where it would be large. */
export function automatonOf(demands: readonly Demand[], automata: Automata): ByteAutomaton | null {
  const name = nameOf(demands);
  const known = automata.get(name);
  if (known !== undefined) return known;
  const joint = jointStates(demands);
  const made = joint && byteAutomaton(joint);
  automata.set(name, made);
  return made;
}

/** Text that `columnText` leaves as it is, as a regular expression. Null where it may change any text; undefined where it changes none that is written plainly. */
export function untouched({ type, reading }: ColumnProfile): string | null | undefined {
  if (reading.kind === 'stored') return undefined;
  if (reading.kind !== 'number') return null;
  if (type === 'integer') return plainInteger;
  return type === 'decimal' && reading.decimal === '.' && reading.group === ''
    ? '^(0|-?[1-9][0-9]{0,13}|-?(0|[1-9][0-9]{0,7})[.][0-9]{0,5}[1-9])$'
    : null;
}

/** Takes text that `columnText` leaves as it is; null: all text is left so. */
export function untouchedTexts(column: ColumnProfile): ByteAutomaton | null {
  const pattern = column.storage === 'text' ? untouched(column) : undefined;
  if (!pattern) return null;
  const known = untouchedAutomata.get(pattern);
  if (known !== undefined) return known;
  const language = languageOf(parsePattern(pattern) ?? { kind: 'sequence', items: [] });
  const joint = language && jointStates([{ language, inside: true }]);
  const automaton = joint && byteAutomaton(joint);
  untouchedAutomata.set(pattern, automaton);
  return automaton;
}

/** By the few expressions that there are. */
const untouchedAutomata: Automata = new Map();
