import type { Engine, Sql } from '@sogoc/engine';
import { sql } from '@sogoc/engine';
import type { Dice } from '../random.ts';

/** What every builder of the world works with. Tables of the world are in the schema `world`. */
export interface World {
  readonly engine: Engine;
  readonly dice: Dice;
  /** Living people. */
  readonly people: number;
  /** The day that the province is shown, yyyy-MM-dd. */
  readonly today: string;
  /** How many districts are inhabited: small provinces fill few, so that villages stay villages. */
  readonly regions: number;
  readonly signal?: AbortSignal;
}

/** A literal day. */
export const day = (text: string): Sql => sql`cast(${text} as date)`;

/** Makes a table of the world. */
export async function build(world: World, statement: Sql): Promise<void> {
  await world.engine.run(statement, { signal: world.signal });
}
