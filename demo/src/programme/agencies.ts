import { unitsNow } from '@sogoc/vietnam';
import type { DatabaseSpec } from '../derive/spec.ts';
import { nationalDatabases } from './data/national-databases.ts';

/** A node of the tree of agencies. */
export interface Agency {
  code: string;
  parent: string | null;
  name: string;
  level: 'central' | 'province' | 'department' | 'commune';
  /** Five digits, for communes. */
  commune?: string;
}

const PROVINCE = 'H56';
const departments = [
  'Văn phòng UBND tỉnh',
  'Sở Tư pháp',
  'Công an tỉnh',
  'Sở Tài chính',
  'Sở Nông nghiệp và Môi trường',
  'Sở Y tế',
  'Sở Giáo dục và Đào tạo',
  'Sở Xây dựng',
  'Sở Công Thương',
  'Sở Khoa học và Công nghệ',
  'Sở Nội vụ',
  'Sở Văn hóa, Thể thao và Du lịch',
  'Thanh tra tỉnh',
  'Bảo hiểm xã hội tỉnh',
  'Thuế tỉnh',
];

/** Ministries, the province with its departments, and the 166 communes of today. */
export function agencies(): Agency[] {
  const central = nationalDatabases.map(
    ([name], index): Agency => ({ code: `G${String(index + 1).padStart(2, '0')}`, parent: null, name, level: 'central' }),
  );
  const province: Agency = { code: PROVINCE, parent: null, name: 'Ủy ban nhân dân tỉnh Thanh Hóa', level: 'province' };
  const below = departments.map(
    (name, index): Agency => ({ code: `${PROVINCE}.${String(index + 1).padStart(2, '0')}`, parent: PROVINCE, name, level: 'department' }),
  );
  const communes = [...unitsNow().communes.values()].filter((commune) => commune.province === '38').sort((a, b) => (a.code < b.code ? -1 : 1));
  const last = communes.map(
    ({ code, name }, index): Agency => ({
      code: `${PROVINCE}.${101 + index}`,
      parent: PROVINCE,
      name: `Ủy ban nhân dân ${name}`,
      level: 'commune',
      commune: code,
    }),
  );
  return [...central, province, ...below, ...last];
}

/** Code of the agency that owns one of the province's databases; the province itself where none fits. */
export function ownerOf({ owner }: DatabaseSpec, all: readonly Agency[]): string {
  return all.find(({ name, level }) => level === 'department' && owner.startsWith(name))?.code ?? PROVINCE;
}
