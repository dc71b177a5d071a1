import { sql } from 'kysely';
import type { Action } from '../../src/access/roles.ts';
import type { Person, TestRegister } from '../harness/register.ts';

/** Ids of what the probes try to reach; all of it belongs to `targetPlace`. */
export interface Targets {
  caseId: number;
  designationId: string;
  accountId: string;
  surveyId: string;
  jobId: string;
}

/** A commune in Thanh Hóa: what belongs to it is tried from there, from above, beside and below. */
export const targetPlace = 'vn.p38.c14758';

/** How one action is tried on the target, over HTTP and by SQL. Neither leaves a trace: a request that is allowed names a version that is not the target's. */
export interface Probe {
  action: Action;
  /** Whether the action reaches everything once it is held anywhere, such as reading what is public among agencies. */
  everywhere?: true;
  http(who: Person, targets: Targets): Promise<{ status: number; body: unknown }>;
  /** A statement that gives a row, or changes one, where it is allowed. */
  statement(targets: Targets): string;
}

/** Whether the answer lets the caller in: a list that holds something, or any answer but a refusal. */
export function letsIn({ status, body }: { status: number; body: unknown }): boolean {
  if ([401, 403, 404].includes(status)) return false;
  if (status >= 500) throw new Error(`The server failed: ${JSON.stringify(body)}`);
  return !(typeof body === 'object' && body !== null && 'total' in body && body.total === 0);
}

class Undo extends Error {}

/** Runs a statement as the server's role with somebody's secret, after others, and takes all back. @returns whether it reached anything. */
export async function reaches({ database }: TestRegister, secret: string, statement: string, before: readonly string[] = []): Promise<boolean> {
  let rows = 0;
  try {
    await database.work.transaction().execute(async (trx) => {
      await sql`select set_config('role', 'sogoc_app', true), set_config('sogoc.session', ${secret}, true)`.execute(trx);
      for (const earlier of before) await sql.raw(earlier).execute(trx);
      rows = (await sql.raw(statement).execute(trx)).rows.length;
      throw new Undo();
    });
  } catch (error) {
    if (error instanceof Undo) return rows > 0;
    // Row-level security says no to what would be written with the same code as a missing right.
    if (error instanceof Error && 'code' in error && error.code === '42501') return false;
    throw error;
  }
  return false;
}
