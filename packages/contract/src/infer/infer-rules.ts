import type { Engine } from '@sogoc/engine';
import type { TableProfile } from '@sogoc/profile';
import type { AskOptions } from '../kept/count-parts.ts';
import type { Rule } from '../rule.ts';
import { withUniqueIds } from '../rule-id.ts';
import { proposeCodeList } from './code-list.ts';
import { inferCurrent } from './current.ts';
import { proposeDeclaredReferences } from './declared-reference.ts';
import { proposeDictionary } from './dictionary.ts';
import { proposeEncoding } from './encoding.ts';
import { proposeFormat } from './format.ts';
import { proposeHygiene } from './hygiene.ts';
import { inferLongCodeLists } from './long-code-list.ts';
import { proposeNotFuture } from './not-future.ts';
import { inferOrder } from './order.ts';
import { proposePattern } from './pattern.ts';
import { proposePlaceholder } from './placeholder.ts';
import { type InferContext, type Proposer, toRule } from './propose.ts';
import { proposeRange } from './range.ts';
import { inferReferences } from './reference.ts';
import { proposeRequired } from './required.ts';
import { inferSpelling } from './spelling.ts';
import { proposeTold } from './told.ts';
import { proposeTrialRows } from './trial-rows.ts';
import { proposeType } from './type.ts';
import { proposeDuplicateRows, proposeUnique } from './unique.ts';

const proposers: readonly Proposer[] = [
  proposeRequired,
  proposeType,
  proposeFormat,
  proposeCodeList,
  proposeUnique,
  proposeDuplicateRows,
  proposeTrialRows,
  proposeHygiene,
  proposeEncoding,
  proposePlaceholder,
  proposeRange,
  proposePattern,
  proposeNotFuture,
  proposeTold,
  proposeDictionary,
];

/**
 * Proposes the rules that a table seems to live by, each with its evidence, for its agency to accept or edit. Errs on the side of too few: a rule
 * that is not one costs an agency more than a rule that is missed.
 * @param profile the table.
 * @param others all tables that were read, of every database; used for references that the source declares.
 */
export function inferRules(profile: TableProfile, others: readonly TableProfile[], context: InferContext): Rule[] {
  if (profile.rows === 0) return [];
  const proposals = [...proposers.flatMap((propose) => propose(profile, context)), ...proposeDeclaredReferences(profile, others)];
  return withUniqueIds(proposals.map((proposal) => toRule(profile, proposal)));
}

/**
 * All that can be proposed for tables: `inferRules` of each, and what only the data itself tells (references within a database, longer code lists,
 * what is kept up to date, which date comes first). With `answers`, only what changed since they were kept is asked; the rules are the same as without.
 * @throws EngineError `ENGINE_CANCELLED` on abort.
 */
export async function inferAllRules(engine: Engine, tables: readonly TableProfile[], context: InferContext & AskOptions): Promise<Rule[]> {
  const proposed = tables.flatMap((table) => inferRules(table, tables, context));
  const lists = await inferLongCodeLists(engine, tables, context);
  const references = await inferReferences(engine, tables, context);
  const current = await inferCurrent(engine, tables, context);
  const spelling = await inferSpelling(engine, tables, context);
  const order = await inferOrder(engine, tables, context);
  return withUniqueIds([...proposed, ...lists, ...references, ...current, ...spelling, ...order]);
}
