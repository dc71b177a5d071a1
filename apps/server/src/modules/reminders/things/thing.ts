import type { RawBuilder } from 'kysely';
import type { Action } from '../../../access/roles.ts';
import type { Receiver, ThingKind } from '../rules/rule.ts';

/** What a reminder knows of a thing: a row of `select`. */
export interface Thing {
  id: number;
  programme_id: string | null;
  /** Number and title, for who may read it. */
  number: string | null;
  title: string;
  due: string;
  person_id: string | null;
  /** Paths: who works on it, the ministry or province above, who steers it, and where. */
  agency: string;
  above: string;
  steering: string;
  territory: string;
  open: boolean;
}

/** A kind of thing with a due day, of which people are reminded. */
export interface RemindedKind {
  kind: ThingKind;
  /** A query of things on a day, with the columns of `Thing`. */
  things: (day: string) => RawBuilder<Thing>;
  /** What each receiver must be allowed to do, to be told as somebody who can act. */
  rights: Readonly<Record<Exclude<Receiver, 'person'>, Action>>;
}
