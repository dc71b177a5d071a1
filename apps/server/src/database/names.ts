import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';
import { anew } from './written.ts';

/** What a name of the database stands for. */
export interface Named {
  name: string;
  /** Whether it is a table that tells when it is written (`watchTables`); null where it is none. */
  watched: boolean | null;
  /** The texts behind it: of a function, a view, or the policies of a table. */
  text: string;
}

/** Functions that follow from who is calling, which a session's answers are kept by already, and from what roles may do. */
const ofTheCaller = new Set(['session_id', 'account_id', 'grants', 'may', 'may_at']);

/** How many texts are kept with what they name; filters make many. */
const mostTexts = 2_000;

/**
 * Which tables a statement can read: those that it names, and those that are named by what it names, policies, functions and views. A statement cannot read a
 * table otherwise. A word that only looks like a name, as a column called like a table does, makes it one too many, never one too few.
 */
export class Names {
  readonly #named: ReadonlyMap<string, Named>;
  readonly #foreign: ReadonlySet<string>;
  readonly #texts = new Map<string, readonly string[] | null>();

  /** @param foreign what is not the register's own: other schemas, the catalogue of the database. */
  constructor(named: Iterable<Named>, foreign: ReadonlySet<string>) {
    const all = new Map<string, Named>();
    for (const one of named) {
      const there = all.get(one.name);
      const watched = there?.watched === false ? false : (one.watched ?? there?.watched ?? null);
      all.set(one.name, there ? { name: one.name, watched, text: `${there.text} ${one.text}` } : one);
    }
    this.#named = all;
    this.#foreign = foreign;
  }

  /** The tables that a statement can read; null where it could read what does not tell when it is written. */
  readBy(statement: string): readonly string[] | null {
    const known = this.#texts.get(statement);
    if (known !== undefined) return known;
    const tables = this.#follow(statement);
    if (this.#texts.size >= mostTexts) this.#texts.clear();
    this.#texts.set(statement, tables);
    return tables;
  }

  #follow(statement: string): readonly string[] | null {
    const [tables, seen] = [new Set([anew]), new Set<string>()];
    const texts = [statement];
    for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
      for (const word of text.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_$]*/gu) ?? []) {
        if (seen.has(word)) continue;
        seen.add(word);
        // What is put together as text while it runs names nothing.
        if (this.#foreign.has(word) || word === 'execute') return null;
        const named = this.#named.get(word);
        if (named?.watched === false) return null;
        if (named?.watched) tables.add(word);
        if (named) texts.push(ofTheCaller.has(word) ? 'role_action clock' : named.text);
      }
    }
    return [...tables];
  }
}

/** Reads from the database what its names stand for. */
export async function readNames(owner: Kysely<Tables>): Promise<Names> {
  const own = sql`('public'::regnamespace, 'access'::regnamespace)`;
  const { rows } = await sql<Named>`
    select c.relname as name, exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'written') or c.relkind in ('v') as watched,
      case when c.relkind = 'v' then pg_get_viewdef(c.oid) else '' end || coalesce((select string_agg(coalesce(qual, '') || ' ' || coalesce(with_check, ''), ' ')
        from pg_policies p where p.schemaname::regnamespace = c.relnamespace and p.tablename = c.relname), '') as text
    from pg_class c where c.relnamespace in ${own} and c.relkind in ('r', 'p', 'v', 'm', 'f')
    union all select p.proname, null, p.prosrc || ' ' || coalesce(pg_get_function_sqlbody(p.oid), '') from pg_proc p where p.pronamespace in ${own}`.execute(
    owner,
  );
  const foreign = await sql<{ name: string }>`select nspname as name from pg_namespace where nspname not in ('public', 'access', 'pg_catalog')
    union all select relname from pg_class where relnamespace = 'pg_catalog'::regnamespace and relkind in ('r', 'v')`.execute(owner);
  return new Names(rows, new Set(foreign.rows.map(({ name }) => name)));
}
