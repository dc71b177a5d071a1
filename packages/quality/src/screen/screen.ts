import type { Check, CheckOf } from '@sogoc/contract';
import { and, type Sql, sql } from '@sogoc/engine';
import type { ColumnProfile } from '@sogoc/profile';
import type { RuleContext } from '../rule-kind.ts';
import type { Cells } from '../run/cells.ts';
import { compile, type RecordRuleOf } from '../run/scan.ts';
import { mayBe } from './language.ts';
import { type Necessary, necessary } from './necessary.ts';

/** Rules that look at one column and at no other. */
export interface ScreenedRules {
  column: string;
  rules: readonly RecordRuleOf[];
}

export interface Screen {
  cells: Cells;
  /** Boolean SQL over the cells, one a group; null counts as no. */
  conditions: Sql[];
}

/**
 * Conditions under which a record certainly has the column's value, plainly written, and all of the rules speak about it and hold. They are asked of the value as it
 * is stored and cost a fraction of the rules themselves, which are then asked of the few other records alone. `cells` computes what the conditions name.
 */
export function screen(groups: readonly ScreenedRules[], context: RuleContext): Screen {
  const all = groups.flatMap(({ rules }) => rules);
  const { cells, rules } = compile(
    all,
    plainContext(context, () => true),
  );
  let first = 0;
  const conditions = groups.map(({ column, rules: group }) => {
    const compiled = rules.slice(first, first + group.length);
    first += group.length;
    const cell = cells.cell(column);
    const checks = group.map(({ rule }) => rule.check);
    const patterns = isText(cell.profile)
      ? necessary(
          checks.filter(isPattern).map((check) => check.pattern),
          checks.flatMap((check) => allowedBy(check) ?? []),
        )
      : undefined;
    const asked = compiled.filter(({ rule }) => !isPresence(rule.check) && !(patterns && isImplied(rule.check, patterns)));
    const own = asked.flatMap(({ sql: rule }) => [...(rule.applies ? [rule.applies] : []), rule.holdsSurely ?? sql`not (${rule.fails})`]);
    return and(cells.present(column), ...(patterns?.patterns ?? []).map((pattern) => context.dialect.regexMatches(cell.raw, pattern)), ...own);
  });
  return { cells, conditions };
}

/** Do rules look at one column alone? A screen asks no more of the others than that they are there. */
export function isScreenable({ column, rules }: ScreenedRules, context: RuleContext): boolean {
  const { cells } = compile(rules, context);
  return context.profile.columns.some(({ name }) => name === column) && cells.columns.every((name) => name === column);
}

/** The table as if all text of some columns were plainly written and canonical. Whoever uses it makes sure of that. */
export function plainContext(context: RuleContext, isPlain: (column: ColumnProfile) => boolean): RuleContext {
  const plain = context.profile.columns.map((own) => {
    return isPlain(own) ? { ...own, plain: true, canonical: isText(own) && own.reading.kind === 'stored' } : own;
  });
  const columns = new Map(plain.map((own) => [own.name, own]));
  return { ...context, profile: { ...context.profile, columns: plain }, column: (name) => columns.get(name) ?? context.column(name) };
}

const isText = ({ storage }: ColumnProfile): boolean => storage === 'text';

/** A value that is there, and plainly written, is all that such a rule asks for. */
const isPresence = (check: Check): boolean => check.kind === 'required' && (check.missingWords ?? []).length === 0;

const isPattern = (check: Check): check is CheckOf<'pattern'> => check.kind === 'pattern';

/** Code lists with more letters are not looked at. */
const longestList = 400;

/** What a rule that is asked in another way allows, as a regular expression. */
function allowedBy(check: Check): string | undefined {
  if (check.kind === 'length') return `^[\\x{0}-\\x{10ffff}]{${check.min ?? 0},${check.max ?? ''}}$`;
  if (check.kind !== 'code-list' || check.values.length === 0 || check.values.join('').length > longestList) return undefined;
  const entries = check.values.map((value) => [...value].map((sign) => `\\x{${sign.codePointAt(0)?.toString(16)}}`).join(''));
  return `^(?:${entries.join('|')})$`;
}

/** Do the patterns alone make sure of it? */
function isImplied(check: Check, { implied, languages }: Necessary): boolean {
  if (check.kind === 'pattern') return true;
  const language = allowedBy(check);
  if (language !== undefined) return implied.includes(language);
  return check.kind === 'placeholder' && check.values !== undefined && languages.some((language) => !mayBe(language, check.values ?? []));
}
