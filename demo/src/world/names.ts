import { type Sql, sql } from '@sogoc/engine';
import { nameFrequencies } from '@sogoc/vietnam';
import type { Dice, Weighted } from '../random.ts';

/** Entries of the counts that are no names: text misread in a legacy encoding, and an initial. */
const noNames = new Set(['Khaùnh', 'Vieät', 'Buøi', 'Y']);

/** Given names that the counts call common to both sexes but hardly any woman bears. */
const rarelyFemale = new Set('Duy,Hoàng,Minh,Hiếu,Tùng,Sơn,Thành,Trung,Vũ,Đức,Phúc,Vinh,Quân,Bảo,Phong,Nhân,Việt,Lâm,Đăng,Khôi,Nhật,Lộc'.split(','));

const surnames: Weighted = frequencies('surnames').map(({ name, count }) => [name, count]);
const maleMiddles: Weighted = of('middle-names', 'male').filter(([name]) => name !== 'Văn');
const femaleMiddles: Weighted = of('middle-names', 'female').filter(([name]) => name !== 'Thị');
const maleGiven: Weighted = of('given-names', 'male');
const femaleGiven: Weighted = of('given-names', 'female');

/** Surnames of the peoples of the uplands, as usual there. */
const upland: Record<string, readonly string[]> = {
  Mường: ['Bùi', 'Quách', 'Trương', 'Phạm', 'Hà', 'Cao', 'Lê', 'Đinh'],
  Thái: ['Lò', 'Vi', 'Hà', 'Lương', 'Lộc', 'Ngân', 'Lang', 'Phạm'],
  "H'Mông": ['Giàng', 'Thao', 'Hơ', 'Sùng', 'Vàng', 'Lâu', 'Mùa'],
};

function frequencies(part: Parameters<typeof nameFrequencies>[0]): ReturnType<typeof nameFrequencies> {
  return nameFrequencies(part).filter(({ name }) => !noNames.has(name));
}

function of(part: 'middle-names' | 'given-names', sex: 'male' | 'female'): Weighted {
  return frequencies(part)
    .filter(({ name, usedFor }) => usedFor === sex || (usedFor === 'both' && !(sex === 'female' && rarelyFemale.has(name))))
    .map(({ name, count, usedFor }) => [name, sex === 'female' && usedFor === 'female' ? count * 4 : count]);
}

/** Surname by the people of the male line's founder. */
export function surname(dice: Dice, founder: Sql, ethnicity: Sql): Sql {
  const branches = Object.entries(upland).reduce(
    (all, [people, names]) => sql`${all} when ${people} then ${dice.pick(founder, `surname-${people}`, names)}`,
    sql``,
  );
  return sql`case ${ethnicity} ${branches} else ${dice.weighted(founder, 'surname', surnames)} end`;
}

/**
 * Văn and Thị were given to nearly every second, and most women, before 1980; ever fewer since. A woman's Thị may be followed by a second middle
 * name.
 */
export function middleName(dice: Dice, person: Sql, sex: Sql, born: Sql): Sql {
  const male = dice.weighted(person, 'middle-m', maleMiddles);
  const female = dice.weighted(person, 'middle-f', femaleMiddles);
  const u = dice.u(person, 'middle-kind');
  const van = sql`${u} < (case when ${born} < 1980 then 0.5 when ${born} < 2000 then 0.33 else 0.14 end)`;
  const thi = sql`${u} < (case when ${born} < 1980 then 0.85 when ${born} < 2000 then 0.62 when ${born} < 2010 then 0.4 else 0.22 end)`;
  const second = sql`${dice.u(person, 'middle-second')} < (case when ${born} < 1980 then 0.1 else 0.35 end)`;
  return sql`case when ${sex} = 'M' then case when ${van} then 'Văn' else ${male} end
    when ${thi} then case when ${second} then 'Thị ' || ${female} else 'Thị' end else ${female} end`;
}

export function givenName(dice: Dice, person: Sql, sex: Sql): Sql {
  return sql`case when ${sex} = 'M' then ${dice.weighted(person, 'given-m', maleGiven)} else ${dice.weighted(person, 'given-f', femaleGiven)} end`;
}
