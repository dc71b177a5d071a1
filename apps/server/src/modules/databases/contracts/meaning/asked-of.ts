import type { Check, Expectation, Rule } from '@sogoc/contract';
import { shown } from './change.ts';

/** What a rule asks beyond its kind and columns, in signs that need no translation: `0 … 100`, `A, B`, `≤ 30`. Empty where the kind says it all. */
export function askedOf({ check, promise }: Rule): string {
  // That no record may fail is meant where nothing is said.
  const none = promise?.operator === 'mustBe' && promise.value === 0;
  const parts = [parametersOf(check), promise && !none && expectedAs(promise)];
  return shown(parts.filter(Boolean).join(' · ')) ?? '';
}

function parametersOf(check: Check): string {
  switch (check.kind) {
    case 'type':
      return check.type;
    case 'format':
    case 'dictionary':
    case 'current':
      return check.semanticType;
    case 'pattern':
      return check.pattern;
    case 'range':
      return `${check.exclusiveMin ? '> ' : ''}${check.min ?? ''} … ${check.exclusiveMax ? '< ' : ''}${check.max ?? ''}`;
    case 'length':
      return `${check.min ?? ''} … ${check.max ?? ''}`;
    case 'multiple':
      return `× ${check.of}`;
    case 'code-list':
      return check.values.join(', ');
    case 'freshness':
    case 'newest':
      return String(check.days);
    case 'reference':
      return `${check.to.database}.${check.to.table}.${check.to.columns.join(', ')}`;
    case 'coverage':
      return `${check.population.database}.${check.population.table}.${check.population.columns.join(', ')}`;
    case 'follows':
      return `${check.event.database}.${check.event.table}.${check.event.of}`;
    case 'sql':
      return `${check.query} ${expectedAs(check.expected)}`;
    case 'row-count':
      return expectedAs(check.expected);
    case 'required':
      return (check.missingWords ?? []).join(', ');
    default:
      return '';
  }
}

const signs: Readonly<Record<Expectation['operator'], string>> = {
  mustBe: '=',
  mustNotBe: '≠',
  mustBeGreaterThan: '>',
  mustBeGreaterOrEqualTo: '≥',
  mustBeLessThan: '<',
  mustBeLessOrEqualTo: '≤',
  mustBeBetween: '∈',
  mustNotBeBetween: '∉',
};

function expectedAs({ operator, value, unit }: Expectation): string {
  const amount = Array.isArray(value) ? `[${value.join('; ')}]` : String(value);
  return `${signs[operator]} ${amount}${unit === 'percent' ? ' %' : ''}`;
}
