import { sql } from 'kysely';
import { configure } from '../../src/configuration.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { sendLetters } from '../../src/modules/deliveries/email/send-letters.ts';
import { freeDead } from '../../src/modules/deliveries/outbox/claim.ts';
import { queueDeliveries } from '../../src/modules/deliveries/outbox/queue-deliveries.ts';
import { sweep } from '../../src/modules/reminders/sweep.ts';
import type { ReplayOrder } from './replay-order.ts';

/** A register that lives through days as fast as it can, reminding and sending letters. It says each day as it begins. */
const order = JSON.parse(process.argv[2] ?? '') as ReplayOrder;
const configuration = configure({ home: order.home, logLevel: 'silent' }, order.environment);
const { databaseUrl, ownerUrl, home } = configuration;
const database = await openDatabase(databaseUrl ? { databaseUrl, ownerUrl } : { home });
await freeDead(database, database.kind === 'embedded');
for (const day of order.days) {
  process.stdout.write(`${day}\n`);
  if (day >= order.extendedOn) await extend(day);
  const register = { configuration, database, clock: { now: () => new Date(`${day}T02:00:00Z`) } };
  await sweep(register, (trx, reminders, today) => queueDeliveries(trx, configuration, reminders, today));
  await sendLetters(register, new AbortController().signal);
}
await database[Symbol.asyncDispose]();
process.stdout.write('done\n');

/** Grants a month more to some of what was open on the day, as an extension does; once, whoever comes to that day. */
async function extend(day: string): Promise<void> {
  if (day !== order.extendedOn) return;
  await sql`update task set due = due + 30 where id % 10 = 3 and due = due_first and due >= ${day}::date and (done_on is null or done_on > ${day}::date)`.execute(
    database.owner,
  );
}
