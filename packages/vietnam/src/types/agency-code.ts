import { sql } from '@sogoc/engine';
import { patternType } from './pattern-type.ts';

const older = '([0-9]{3})\\.([0-9]{2})\\.([0-9]{2})\\.([a-z][0-9]{2})';

/**
 * Mã định danh cơ quan: `000.00.12.H56`, smallest unit first (QCVN 102:2016/BTTTT), or `H56.12`, largest first (Decision 20/2020/QĐ-TTg). The canonical
 * form is the newer one. The newer form looks like codes of diseases and shelves, so the column's name must fit.
 */
export const agencyCode = patternType({
  id: 'vn.agency-code',
  title: { vi: 'Mã định danh cơ quan, đơn vị', en: 'Agency code', id: 'Kode instansi' },
  entity: 'organisation',
  personal: false,
  identifier: true,
  names: [
    'ma_co_quan',
    'ma_don_vi',
    'ma_dinh_danh',
    'ma_dinh_danh_co_quan',
    'co_quan',
    'agency',
    'agency_code',
    'organisation_code',
    'ma_cq',
    'ma_dvi',
  ],
  needsName: true,
  pattern: `${older.replaceAll('(', '(?:')}|[a-z][0-9]{2}(?:\\.[0-9]{1,3}){0,3}`,
  anyCase: true,
  canonical: (value, dialect) => {
    const largestFirst = dialect.regexReplace(
      dialect.translate(value, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
      `^${older.replace('a-z', 'A-Z')}$`,
      '$4.$3.$2.$1',
    );
    return sql`${dialect.regexReplace(largestFirst, '(?:\\.0+)+$', '')}`;
  },
});
