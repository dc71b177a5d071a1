import type { JsonValue } from './json-value.ts';

const lists = new Set(
  'data items results result records rows content contents value values list entries features hits docs documents elements danhsach dulieu ketqua banghi hasil daftar'.split(
    ' ',
  ),
);
const counts =
  /^(total|count|size|numfound|tongso|soluong|jumlah|totalcount|totalrecords|totalelements|totalitems|totalrows|totalhits|tongsobanghi|recordcount|rowcount|itemcount|numbermatched|numberreturned|numberofelements|numberofrecords|recordstotal|recordsfiltered)$/;
/** What stands beside a list of records and tells of it, or of how it was asked for. */
const beside = new Set(
  `totalpages pagesize perpage page pages pagenumber pageindex currentpage lastpage limit offset skip take next previous prev first last hasmore hasnext hasprevious empty status statuscode
   success ok message msg error errors errorcode errormessage version timestamp took links self meta metadata pagination paging cursor nextpagetoken type crs
   trang sotrang kichthuoctrang thongbao trangthai thanhcong maloi halaman pesan berhasil`.split(/\s+/),
);

/**
 * The list of records that a document without any holds, by its path: `{"total": 0, "data": []}`; null where the document is a record. It has one list, which is empty and called as
 * such lists are or counted as 0, and nothing else but what tells of a list.
 * @param fields those of the document by their paths, `.` between names.
 */
export function emptyList(fields: readonly (readonly [path: string, value: JsonValue])[]): string | null {
  const own = fields.filter(([, value]) => value.kind === 'list');
  const [list] = own;
  if (!list || own.length > 1 || list[1].kind !== 'list' || list[1].items.length > 0) return null;
  const others = fields.filter((field) => field !== list);
  if (others.length === 0 || !others.every(([path, value]) => tellsOfList(path, value))) return null;
  const isCounted = others.some(([path, value]) => counts.test(plain(lastOf(path))) && value.kind === 'word' && value.written === '0');
  return isCounted || lists.has(plain(lastOf(list[0]))) ? list[0] : null;
}

function tellsOfList(path: string, value: JsonValue): boolean {
  const names = path.split('.').map(plain);
  // A text is what a record is called by, a number what an answer was.
  return names.some((name) => counts.test(name) || beside.has(name)) || (names.at(-1) === 'code' && value.kind === 'word');
}

const lastOf = (path: string): string => path.split('.').at(-1) ?? '';

/** `Tổng_số` is `tongso`. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]/g, '');
