import type { Check, CheckKind } from '@sogoc/contract';
import type { RuleKind } from '../rule-kind.ts';
import { codeList } from './code-list/code-list.ts';
import { coverage } from './coverage/coverage.ts';
import { current } from './current/current.ts';
import { dictionary } from './dictionary/dictionary.ts';
import { duplicateRows } from './duplicate-rows/duplicate-rows.ts';
import { encoding } from './encoding/encoding.ts';
import { follows } from './follows/follows.ts';
import { format } from './format/format.ts';
import { freshness } from './freshness/freshness.ts';
import { hygiene } from './hygiene/hygiene.ts';
import { length } from './length/length.ts';
import { multiple } from './multiple/multiple.ts';
import { newest } from './newest/newest.ts';
import { order } from './order/order.ts';
import { pattern } from './pattern/pattern.ts';
import { placeholder } from './placeholder/placeholder.ts';
import { range } from './range/range.ts';
import { reference } from './reference/reference.ts';
import { required } from './required/required.ts';
import { rowCount } from './row-count/row-count.ts';
import { spelling } from './spelling/spelling.ts';
import { contractSql } from './sql/sql.ts';
import { told } from './told/told.ts';
import { trialRows } from './trial-rows/trial-rows.ts';
import { type } from './type/type.ts';
import { unique } from './unique/unique.ts';

/** Every kind of rule that can be run: one folder each. */
const kinds = {
  required,
  type,
  format,
  pattern,
  range,
  length,
  multiple,
  'code-list': codeList,
  unique,
  'duplicate-rows': duplicateRows,
  'trial-rows': trialRows,
  spelling,
  reference,
  hygiene,
  placeholder,
  dictionary,
  told,
  encoding,
  freshness,
  current,
  newest,
  follows,
  order,
  coverage,
  sql: contractSql,
  'row-count': rowCount,
} satisfies { [K in CheckKind]: RuleKind<K> };

/** The kind that runs a check, undefined for one that is not known here. The pair belongs together, which the type of the table above proves. */
export function ruleKind(check: Check): RuleKind | undefined {
  return (kinds as Partial<Record<string, unknown>>)[check.kind] as RuleKind | undefined;
}
