import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';
import { signCheckpoint, verifyAudit } from './index.ts';

describe.each(kinds)('the audit log on the %s database', (kind) => {
  let register: TestRegister;
  let administrator: Person;
  const tamper = async (...statements: string[]) => {
    for (const statement of statements) await sql.raw(statement).execute(register.database.owner);
  };
  const rename = (name: string) => administrator.send('PATCH', '/agencies/p38', { name });

  beforeAll(async () => {
    register = await testRegister(kind);
    administrator = await register.as('administrator@vn.p38');
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  // Each test ruins the log, so each begins with one that is whole: ten entries, signed at the eighth.
  beforeEach(async () => {
    await tamper('truncate audit_entry', 'truncate access.audit_checkpoint', `update access.audit_head set seq = 0, hash = sha256('So goc')`);
    await rm(`${register.configuration.home}/audit`, { recursive: true, force: true });
    for (let number = 1; number <= 10; number += 1) {
      await rename(`Tên ${number}`);
      if (number === 8) await signCheckpoint(register);
    }
  });

  test('is whole as it was written, and says who did what', async () => {
    expect(await verifyAudit(register)).toEqual({ valid: true, entries: 10, checkpoints: 1, faults: [] });
    const auditor = await register.as('auditor@vn.p38');
    const { body } = await auditor.get<{ total: number; items: object[] }>('/audit?objectKind=agency');
    expect(body).toMatchObject({ total: 10 });
    expect(body.items[0]).toMatchObject({ seq: 10, action: 'agency.change', accountId: administrator.accountId, objectId: 'p38' });
    expect((await auditor.get('/audit/verification')).body).toMatchObject({ valid: true });
  });

  test.each([
    ['a changed entry', `update audit_entry set body = replace(body, 'Tên 3', 'Tên 0') where seq = 3`, { seq: 3, fault: 'changed' }],
    ['a removed entry', 'delete from audit_entry where seq = 4', { seq: 4, fault: 'removed' }],
    ['the first entry removed', 'delete from audit_entry where seq = 1', { seq: 1, fault: 'removed' }],
    ['the last entries cut off', 'delete from audit_entry where seq > 6', { seq: 7, fault: 'cut-off' }],
    [
      'two entries in another order',
      'update audit_entry set seq = 100 where seq = 5; update audit_entry set seq = 5 where seq = 6; update audit_entry set seq = 6 where seq = 100',
      { seq: 5, fault: 'reordered' },
    ],
    [
      'an entry put at the end',
      `insert into audit_entry (seq, body, previous, hash) select 11, '{"seq": 11}', hash, sha256(hash || '{"seq": 11}'::bytea) from audit_entry where seq = 10`,
      { seq: 11, fault: 'added' },
    ],
  ])('shows %s', async (_what, statement, fault) => {
    await tamper(...statement.split(/; (?=update)/));
    const { valid, faults } = await verifyAudit(register);
    expect(valid).toBe(false);
    expect(faults).toContainEqual(fault);
  });

  test('shows a chain that was written anew from some entry on, with its hashes', async () => {
    await tamper(`do $$ declare link record; before bytea; begin
      update audit_entry set body = replace(body, 'Tên 7', 'Tên 0') where seq = 7;
      select hash into before from audit_entry where seq = 6;
      for link in select * from audit_entry where seq >= 7 order by seq loop
        before := sha256(before || convert_to(link.body, 'UTF8'));
        update audit_entry set hash = before where seq = link.seq;
        update audit_entry set previous = (select hash from audit_entry where seq = link.seq - 1) where seq = link.seq;
      end loop;
      update access.audit_head set hash = before;
    end $$`);
    expect((await verifyAudit(register)).faults).toEqual([{ seq: 8, fault: 'changed' }]);
  });

  test('shows both tables cut off before the last checkpoint', async () => {
    await tamper('delete from audit_entry where seq > 5', 'delete from access.audit_checkpoint');
    await tamper('update access.audit_head set seq = 5, hash = (select hash from audit_entry where seq = 5)');
    expect((await verifyAudit(register)).faults).toEqual([{ seq: 6, fault: 'cut-off' }]);
  });

  test('is not called whole while the file of its checkpoints cannot be read', async () => {
    const file = `${register.configuration.home}/audit/checkpoints.jsonl`;
    await rm(file);
    expect(await verifyAudit(register)).toMatchObject({ valid: true, checkpoints: 1 });
    await mkdir(file);
    await expect(verifyAudit(register)).rejects.toMatchObject({ code: 'AUDIT_CHECKPOINTS_UNREADABLE', place: file });
  });

  test('passes over a checkpoint that was written half when its process was killed, and writes the next one whole', async () => {
    const file = `${register.configuration.home}/audit/checkpoints.jsonl`;
    await appendFile(file, 'eyJhbGciOiJFZERTQSJ9.eyJzZXEi');
    expect(await verifyAudit(register)).toMatchObject({ valid: true, checkpoints: 1 });
    await signCheckpoint(register);
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(3);
    expect(await verifyAudit(register)).toMatchObject({ valid: true, checkpoints: 2, faults: [] });
  });

  test('cannot be changed or emptied by the role of the server, nor written past its chain', async () => {
    for (const statement of [
      `update audit_entry set body = '{}'`,
      'delete from audit_entry',
      'truncate audit_entry',
      `insert into audit_entry (seq, body, previous, hash) values (11, '{}', '', '')`,
      `update access.audit_head set seq = 0`,
    ]) {
      await expect(asServerRole(register, administrator.secret, statement), statement).rejects.toThrow(/permission denied/);
    }
  });

  test('is read by auditors, where their office reaches', async () => {
    expect((await administrator.get('/audit')).status).toBe(403);
    const elsewhere = await register.as('auditor@vn.p01');
    expect((await elsewhere.get<{ total: number }>('/audit')).body.total).toBe(0);
    expect(await asServerRole(register, elsewhere.secret, 'select seq from audit_entry')).toEqual([]);
  });
});
