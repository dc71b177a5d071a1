import { type Kysely, sql } from 'kysely';

/** Who may send again what may not have arrived may also let it go. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter policy delivery_again on delivery with check (state in ('queued', 'cancelled')
    and access.may_at('delivery.change', delivery.agency, delivery.territory))`.execute(db);
}
