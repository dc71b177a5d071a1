import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMariaDb } from '../../../tests/servers/mariadb.ts';
import { startPostgres, type TestServer } from '../../../tests/servers/postgres.ts';
import { type Bench, failure, openBench } from './landing.ts';

let bench: Bench;
let hanging: { server: Server; port: number };
beforeAll(async () => {
  bench = await openBench();
  // A server that accepts and never says a word.
  const server = createServer((socket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  hanging = { server, port: typeof address === 'object' && address ? address.port : 0 };
});
afterAll(async () => {
  hanging.server.close();
  await bench[Symbol.asyncDispose]();
});

const header = 'id,name,born,alive,amount,rate,code,note\n';
const csv = `${header}1,"Nguyễn ""A""",1990-01-02,true,1.50,105.865,01,"x\ny\t\\z"\n9007199254740993,,1850-12-31,false,-0.05,106,79,\\N\n`;
const insert = (backslash: string): string =>
  `insert into person values (1, 'Nguyễn "A"', '1990-01-02', true, 1.50, 105.865, '01', 'x\ny\t${backslash}z'),
   (9007199254740993, null, '1850-12-31', false, -0.05, 106, '79', '${backslash}N')`;

for (const [kind, start] of [
  ['postgres', startPostgres],
  ['mysql', startMariaDb],
] as const) {
  describe(kind, () => {
    let server: TestServer;
    const isPostgres = kind === 'postgres';
    const url = (more: { port?: number; path?: string } = {}): string =>
      `${kind}://${server.user}@127.0.0.1:${more.port ?? server.port}/${more.path ?? server.database}`;
    const environment = (): Record<string, string> => ({ SOGOC_DB_PASSWORD: server.password });
    const limits = { statementTimeout: 1_000, connectTimeout: 700, maxUnpacked: 1, maxColumns: 100 };
    beforeAll(async () => {
      server = await start();
      await server.execute(`
        create table province (code char(2) primary key, name varchar(50) not null unique);
        create table person (id bigint primary key, name varchar(50), born date, alive boolean, amount numeric(12, 2), rate double precision,
          code char(2) not null, note text, foreign key (code) references province (code));
        create table empty (a int);
        insert into province values ('01', 'Hà Nội'), ('79', 'Hồ Chí Minh');
        ${insert(isPostgres ? '\\' : '\\\\')};`);
    });
    afterAll(() => server[Symbol.asyncDispose]());

    test('a table equals the same table from a file, value by value', async () => {
      await bench.write('person.csv', csv);
      const fromFile = await bench.rows((await bench.land('person.csv')).tables[0]);
      const { tables, problems } = await bench.land(url(), {}, { environment: environment() });
      expect(problems).toEqual([]);
      expect(tables.map((table) => table.name)).toEqual(['empty', 'person', 'province']);
      expect(await bench.rows(tables[1])).toEqual(fromFile);
      expect(tables[1]?.columns.map((column) => column.type)).toEqual(['bigint', 'text', 'date', 'boolean', 'text', 'text', 'text', 'text']);
      expect(tables[1]).toMatchObject({ primaryKey: ['id'], references: [{ columns: ['code'], table: 'province', referencedColumns: ['code'] }] });
      expect(tables[2]).toMatchObject({ primaryKey: ['code'], unique: [['name']], rows: 2 });
      expect(tables[0]?.problems[0]?.code).toBe('SOURCE_EMPTY_TABLE');
    });

    test('no password reaches what it gives back, nor any error', async () => {
      const told: unknown[] = [await bench.land(url(), {}, { environment: environment() })];
      const secret = 's3cret-w0rd';
      const wrong = { SOGOC_DB_PASSWORD: secret, WORD: secret, HOST: 'nowhere.invalid' };
      const attempts: [string, string][] = [
        [url(), 'SOURCE_AUTHENTICATION'],
        [url().replace('@', `:${secret}@`), 'SOURCE_SECRET_IN_ARGUMENT'],
        [url().replace('@', `:${secret}/x@`), 'SOURCE_SECRET_IN_ARGUMENT'],
        [`${url()}?password=${secret}`, 'SOURCE_SECRET_IN_ARGUMENT'],
        [url().replace('@', `:\${WORD}@`), 'SOURCE_AUTHENTICATION'],
        [url().replace('@', `:\${ABSENT}@`), 'SOURCE_SECRET_MISSING'],
        [url().replace('127.0.0.1', `\${HOST}`), 'SOURCE_UNREACHABLE'],
        [`${url()}?passwordFile=/nowhere/at/all`, 'SOURCE_SECRET_MISSING'],
        [`${kind}://${server.user}@127.0.0.1:bad/x`, 'SOURCE_BAD_URL'],
        [url({ port: 1 }), 'SOURCE_UNREACHABLE'],
        [url({ port: hanging.port }), 'SOURCE_TIMEOUT'],
      ];
      for (const [source, code] of attempts) {
        const error = await failure(bench.land(source, {}, { environment: wrong, limits }));
        expect([source, error.code]).toEqual([source, code]);
        expect(error.remedy).toBeTruthy();
        told.push(error, error.message, String(error), (error as { stack?: string }).stack);
      }
      const text = told.map((one) => JSON.stringify(one, Object.getOwnPropertyNames(one ?? {}))).join('\n') + JSON.stringify(told);
      for (const word of [secret, server.password, encodeURIComponent(server.password)]) expect(text).not.toContain(word);
    });

    test('a password from a file, a variable in the URL, and a whole URL from a variable', async () => {
      await bench.write('word', `${server.password}\n`);
      const whole = url().replace('@', `:${encodeURIComponent(server.password)}@`);
      const forms: [string, Record<string, string>][] = [
        [`${url()}?passwordFile=${bench.folder}/word`, {}],
        [url().replace('@', `:\${WORD}@`), { WORD: server.password }],
        [`\${WHOLE}`, { WHOLE: whole }],
        [url(), { [isPostgres ? 'PGPASSWORD' : 'MYSQL_PWD']: server.password }],
      ];
      for (const [source, variables] of forms) {
        const landed = await bench.land(source, { tables: ['province'] }, { environment: variables });
        expect(landed.source).toBe(`${kind}://127.0.0.1:${server.port}/register`);
        expect(landed.tables.map((table) => table.rows)).toEqual([2]);
      }
    });

    test('an account that needs a password and was given none is told how to give it', async () => {
      const error = await failure(bench.land(url(), {}, { environment: {} }));
      expect(error).toMatchObject({ code: 'SOURCE_SECRET_MISSING', place: 'db', remedy: expect.stringContaining('SOGOC_DB_PASSWORD') });
    });

    test('a database or table that does not exist', async () => {
      expect(await failure(bench.land(url({ path: 'ghost' }), {}, { environment: environment() }))).toMatchObject({ code: 'SOURCE_NOT_FOUND' });
      const { problems } = await bench.land(url(), { tables: ['province', 'ghost'] }, { environment: environment() });
      expect(problems).toMatchObject([{ code: 'SOURCE_TABLE_UNKNOWN', place: 'db.ghost' }]);
    });

    test('a table that is locked times out and leaves the others alone', async () => {
      const holding = server.execute(
        isPostgres
          ? 'begin; lock table person in access exclusive mode; select pg_sleep(4); commit'
          : 'lock tables person write, province write; do sleep(4); unlock tables',
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      const tables = ['person', 'province_free', 'empty'];
      await server.execute('create table province_free (a int)');
      const { problems, tables: landed } = await bench.land(
        url(),
        { tables },
        { environment: environment(), limits: { ...limits, connectTimeout: 5_000 } },
      );
      await holding;
      expect(landed.map((table) => table.name)).toEqual(['empty', 'province_free']);
      expect(problems).toMatchObject([{ code: 'SOURCE_TIMEOUT', place: 'db.person', message: expect.stringContaining('in time') }]);
    });

    test('several schemas are told apart, and names as they come', async () => {
      await server.execute(
        isPostgres
          ? 'create schema other; create table other.province (code text, "Tên, và" text); insert into other.province values (null, null)'
          : 'create schema other; create table other.province (code text, `Tên, và` text); insert into other.province values (null, null)',
      );
      const schemas = [isPostgres ? 'public' : 'register', 'other'];
      const { tables } = await bench.land(url(), { schemas }, { environment: environment() });
      expect(tables.map((table) => table.name)).toContain('other.province');
      expect(await bench.rows(tables.find((table) => table.name === 'other.province'))).toEqual([[null, null]]);
      expect(await bench.leftovers()).toEqual([]);
    });

    test('many rows in bounded time; cancelling ends it', async () => {
      await server.execute(
        isPostgres
          ? 'create table many as select i as id, repeat(chr(65 + i % 20), 50) as t from generate_series(1, 300000) i'
          : "create table many as select seq as id, repeat('x', 50) as t from seq_1_to_300000",
      );
      const { tables } = await bench.land(url(), { tables: ['many'] }, { environment: environment() });
      expect(tables[0]?.rows).toBe(300_000);
      const stop = new AbortController();
      const onProgress = (): void => stop.abort();
      const work = failure(bench.land(url(), { tables: ['many'] }, { environment: environment(), signal: stop.signal, onProgress }));
      expect(await work).toMatchObject({ code: 'SOURCE_CANCELLED' });
      expect(await bench.leftovers()).toEqual([]);
    });
  });
}

describe('postgres alone', () => {
  test('partitioned tables once; denied tables, and tables without columns, told of', async () => {
    await using server = await startPostgres();
    await server.execute(`
      create table part (id int, at date) partition by range (id);
      create table part_1 partition of part for values from (0) to (10);
      insert into part values (1, '0044-03-15 BC');
      create table secret (a int);
      create table hollow ();
      create role guest login password 'guest';
      grant select on part, hollow to guest;`);
    const landed = await bench.land(`postgres://guest:\${WORD}@127.0.0.1:${server.port}/${server.database}`, {}, { environment: { WORD: 'guest' } });
    expect(landed.tables.map((table) => [table.name, table.columns.map((column) => column.type)])).toEqual([['part', ['integer', 'date']]]);
    expect(landed.problems.map(({ code, place }) => [code, place])).toEqual([
      ['SOURCE_NO_COLUMNS', 'db.hollow'],
      ['SOURCE_TABLE_DENIED', 'db.secret'],
    ]);
  });
});

describe('mariadb alone', () => {
  test('a column with a date that no calendar has lands as text, the others as they are', async () => {
    await using server = await startMariaDb();
    await server.execute(`set sql_mode = ''; create table zero (d date, n int); insert into zero values ('0000-00-00', 1), ('2025-07-01', 2);`);
    const { tables } = await bench.land(
      `mariadb://${server.user}@127.0.0.1:${server.port}/${server.database}`,
      {},
      { environment: { MYSQL_PWD: server.password } },
    );
    expect(tables[0]?.columns.map((column) => column.type)).toEqual(['text', 'integer']);
    expect(await bench.rows(tables[0])).toEqual([
      ['0000-00-00', '1'],
      ['2025-07-01', '2'],
    ]);
  });

  test('an account that needs no password and may not use the database is not asked for one', async () => {
    await using server = await startMariaDb();
    await server.execute(`create user open_account identified by ''`);
    const error = await failure(bench.land(`mariadb://open_account@127.0.0.1:${server.port}/${server.database}`, {}, { environment: {} }));
    expect(error).toMatchObject({ code: 'SOURCE_AUTHENTICATION', message: expect.stringContaining('ER_DBACCESS_DENIED_ERROR') });
  });
});
