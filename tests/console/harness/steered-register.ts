import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configure, startRegister } from '@sogoc/server';
import { sql } from 'kysely';
import { sweep } from '../../../apps/server/src/modules/reminders/index.ts';
import { setClock } from '../../../apps/server/src/start.ts';
import { loadWholeProgramme } from '../../../apps/server/test/harness/loaded-programme.ts';
import { embeddedHome } from '../../../apps/server/test/harness/migrated.ts';
import { smallSurvey } from '../../../apps/server/test/harness/small-survey.ts';
import type { Serving } from './console.ts';
import { filledHome } from './filled-home.ts';
import { fileSurvey } from './surveyed-register.ts';

export interface SteeredRegister extends Serving {
  /** Moves the register's clock. @param moment ISO, with zone. */
  moveTo(moment: string): Promise<void>;
  /** Tells what is due to be told, as a register does by itself all day. */
  remind(): Promise<void>;
  /** Leaves a letter to the centre of which nobody knows whether it arrived. */
  doubt(): Promise<void>;
}

/** The day of the programme's figures: 34 tasks overdue, 27 at risk. */
export const reviewDay = '2025-08-01T02:00:00Z';

/**
 * A demonstration register on the day of review with the whole programme, and a province whose land database copies names, birth dates and addresses of owners
 * from population: every second owner differs, so that criteria are red and cases are open.
 */
export async function startSteeredRegister(home: string): Promise<SteeredRegister> {
  await filledHome('steered', home, fill);
  let ahead = Date.parse(reviewDay) - Date.now();
  const clock = { now: () => new Date(Date.now() + ahead) };
  const register = await startRegister(configured(home), clock);
  const moveTo = async (moment: string): Promise<void> => {
    ahead = Date.parse(moment) - Date.now();
    await setClock(register.database, clock);
  };
  const url = await register.app.listen({ host: '127.0.0.1', port: 0 });
  const remind = async () => void (await sweep(register, async () => undefined));
  const doubt = async () => {
    await sql`insert into delivery (channel, account_id, agency, territory, state, problem, attempts)
      select 'email', id, 'vn', 'vn', 'uncertain', 'ECONNECTION', 1 from account where login = 'demo.1'`.execute(register.database.owner);
  };
  return { url, moveTo, remind, doubt, [Symbol.asyncDispose]: () => register[Symbol.asyncDispose]() };
}

const configured = (home: string) => configure({ home, port: 0, demonstration: true, logLevel: 'silent' }, {});

/** The day before, the small province is surveyed and the programme loaded. */
async function fill(home: string): Promise<void> {
  const ahead = Date.parse('2025-07-31T02:00:00Z') - Date.now();
  await embeddedHome(home);
  await using register = await startRegister(configured(home), { now: () => new Date(Date.now() + ahead) });
  const sources = join(home, 'sources');
  await writeDivergingOwners(sources);
  const { folder } = await smallSurvey(sources, join(home, 'small'), new Date('2025-07-31T01:30:00Z'));
  await fileSurvey(register, folder, { population: 'Dân cư', land: 'Đất đai' });
  await loadWholeProgramme(register, join(home, 'province'));
}

const streets = ['Lê Lợi', 'Trần Phú', 'Hạc Thành', 'Nguyễn Trãi', 'Quang Trung'];

async function writeDivergingOwners(folder: string): Promise<void> {
  const people = Array.from({ length: 60 }, (_, index) => ({
    id: `0381${90 + (index % 10)}${String(100_000 + index * 37).slice(0, 6)}`,
    name: `Nguyễn Văn ${String.fromCharCode(65 + (index % 26))}${index}`,
    born: `19${90 + (index % 10)}-0${1 + (index % 9)}-1${index % 9}`,
    address: `Số ${index + 3} đường ${streets[index % 5]}`,
  }));
  const parcels = people
    .slice(0, 40)
    .map(({ id, name, born, address }, index) =>
      (index < 20 ? [index + 1, id, `Lê Thị ${index}`, `1970-01-1${index % 9}`, `Thôn ${index + 1}`] : [index + 1, id, name, born, address]).join(
        ',',
      ),
    );
  const write = async (database: string, table: string, lines: string[]): Promise<void> => {
    await mkdir(join(folder, database), { recursive: true });
    await writeFile(join(folder, database, table), `${lines.join('\n')}\n`);
  };
  await write('population', 'persons.csv', [
    'personal_id,full_name,date_of_birth,address',
    ...people.map((person) => Object.values(person).join(',')),
  ]);
  await write('land', 'parcels.csv', ['parcel_no,owner_id,owner_name,owner_born,owner_address', ...parcels]);
}
