import { once } from '../data.ts';
import { foldText } from '../text/fold.ts';
import { foldSql, lowerLongSql } from '../text/fold-sql.ts';
import { unitsBefore, unitsEnded, unitsNow } from '../units/units.ts';
import { patternType } from './pattern-type.ts';

/** In either tone placement. Lists of units are read when an address is first looked for, and not by whoever loads this package. */
const provinces = once(() => written([...unitsBefore().provinces.values(), 'Hòa Bình', 'HCM', 'Thừa Thiên Huế', 'Bà Rịa Vũng Tàu']));

function written(names: readonly string[]): string[] {
  const lower = names.flatMap((name) => [name.toLowerCase(), foldText(name)]);
  return [...new Set(lower.map((name) => name.replace(/^(?:tỉnh|thành phố) /, '')))];
}

/** A hyphen parts too, but is only looked for before the last part: each text is then read in one way, in a time that grows as its length does. */
const inProvince = (): string => `[^,;()]+(?:[,;][^,;()]+)*[,;-] ?(?:tỉnh|thành phố|thủ đô|tp\\.?|t\\.)? ?(?:${provinces().join('|')})\\.?`;
/** `khu phố` and `tổ dân phố` are `khu` and `tổ` here: no text may be read in two ways. */
const detail = '(?:số|thôn|xóm|ấp|bản|buôn|làng|khu|khóm|tổ|tdp|đường|phố|ngõ|ngách|hẻm|kp|[0-9][0-9a-z/-]*)[ .][^,;()]+';
const place = '(?:xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|p\\.|x\\.|tt\\.|q\\.|h\\.)[^,;()]+';
const inCommune = `${detail}(?:[,;] ?${detail})*[,;-] ?${place}(?:, ?${place}){0,2}`;
const inDistrict = '(?:xã|phường|thị trấn|p\\.|x\\.|tt\\.)[^,;()]+, ?(?:quận|huyện|thị xã|thành phố|tp|tỉnh|q\\.|h\\.|tx\\.)[^,;()]+';

const ended = once(() => unitsEnded().map((name) => name.toLowerCase().replace(/^(?:tỉnh|thành phố) /, '')));
const district = '(?:quận|huyện|thị xã|q\\.|h\\.|tx\\.)';
const city = '(?:thành phố|tp\\.?)';
const province = '(?:tỉnh|t\\.)';
/**
 * Units that 1 July 2025 ended: a district, or a city below a province, after another part; a town of a district (thị trấn); a province that is no more.
 */
const ofBefore = once(
  () => `[,;] ?(?:${district} ?[^,;]+|${city} ?[^,;]+[,;] ?${province}|thị trấn [^,;]+|${province} ?(?:${ended().join('|')}) *$)`,
);

/** As addresses are written since: details and a commune, or such parts and a province that is one today. Each part begins so that it is no unit that ended. */
const ofToday = (): string => {
  const commune = '(?:xã|phường|đặc khu) [^,;()]+';
  const now = written([...unitsNow().provinces.values()]).join('|');
  return `(?:${detail}|${commune})(?:, (?:${detail}|${commune}))*, (?:(?:tỉnh|thành phố|tp\\.?) )?(?:${now})|${detail}(?:, ${detail})*, ${commune}`;
};

/** An address: its parts from small to large, at least two of them, the last of them a province, or told by type words. */
export const address = patternType({
  id: 'vn.address',
  title: { vi: 'Địa chỉ', en: 'Address', id: 'Alamat' },
  personal: true,
  identifier: false,
  names: ['dia_chi', 'dc', 'dchi', 'noi_o', 'noi_cu_tru', 'thuong_tru', 'tam_tru', 'que_quan', 'noi_sinh', 'ho_khau', 'tru_so', 'address'],
  threshold: 0.7,
  pattern: () => `${inProvince()}|${inCommune}|${inDistrict}`,
  anyCase: true,
  canonical: foldSql,
  changes: true,
  surely: ofToday,
  outdated: (value, dialect) => dialect.regexMatches(lowerLongSql(value, dialect), ofBefore()),
});
