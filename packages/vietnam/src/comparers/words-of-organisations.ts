/** Words of legal forms, each by the short form that stands for all ways to write it. Folded, without accents. */
const forms: readonly (readonly [short: string, ...written: string[]])[] = [
  ['cty', 'tong cong ty', 'cong ty', 'c ty', 'tct'],
  ['tnhh', 'trach nhiem huu han', 't n h h'],
  ['mtv', 'mot thanh vien', '1 thanh vien', '1tv', '1 tv'],
  ['htv', 'hai thanh vien tro len', 'hai thanh vien', '2 thanh vien tro len', '2 thanh vien', '2tv'],
  ['cp', 'co phan'],
  ['cty cp', 'ctcp'],
  ['cty tnhh', 'ct tnhh'],
  ['cty cp', 'ct cp', 'ct co phan'],
  ['dntn', 'doanh nghiep tu nhan', 'doanh nghiep tn', 'dn tu nhan', 'dn tn'],
  ['htx', 'hop tac xa'],
  ['hkd', 'ho kinh doanh', 'ho kd', 'co so kinh doanh', 'cskd'],
  ['chn', 'chi nhanh', 'c nhanh'],
  ['vpdd', 'van phong dai dien', 'vp dai dien', 'vp dd'],
  ['xn', 'xi nghiep'],
];

/** Words of branches of business and of kinds of bodies: common, so that they tell less than a name does. */
const branches: readonly (readonly [short: string, ...written: string[]])[] = [
  ['xd', 'xay dung'],
  ['tm', 'thuong mai'],
  ['dv', 'dich vu'],
  ['sx', 'san xuat'],
  ['kd', 'kinh doanh'],
  ['xnk', 'xuat nhap khau'],
  ['nk', 'nhap khau'],
  ['xk', 'xuat khau'],
  ['dt', 'dau tu'],
  ['pt', 'phat trien'],
  ['vt', 'van tai'],
  ['dl', 'du lich'],
  ['bds', 'bat dong san'],
  ['cntt', 'cong nghe thong tin'],
  ['cn', 'cong nghe', 'cong nghiep'],
  ['tv', 'tu van'],
  ['tk', 'thiet ke'],
  ['vlxd', 'vat lieu xay dung', 'vat lieu xd'],
  ['kt', 'ky thuat'],
  ['nn', 'nong nghiep'],
  ['tp', 'thuc pham'],
  ['ts', 'thuy san'],
  ['qt', 'quoc te'],
  ['vn', 'viet nam'],
  ['tv tk', 'tvtk'],
  ['tv xd', 'tvxd'],
  ['dt xd', 'dtxd'],
  ['dt pt', 'dtpt'],
  ['tm dv', 'tmdv'],
  ['dv tm', 'dvtm'],
  ['sx tm', 'sxtm'],
  ['tm sx', 'tmsx'],
  ['xd tm', 'xdtm'],
  ['tm xd', 'tmxd'],
  ['sx kd', 'sxkd'],
  ['tm xnk', 'tmxnk'],
  ['xd tm dv', 'xdtmdv'],
  ['sx tm dv', 'sxtmdv'],
  ['tm dv xnk', 'tmdvxnk'],
  ['ubnd', 'uy ban nhan dan'],
  ['thpt', 'trung hoc pho thong'],
  ['thcs', 'trung hoc co so'],
  ['th', 'tieu hoc'],
  ['mn', 'mam non', 'mau giao', 'mg'],
  ['bv', 'benh vien'],
  ['ttyt', 'trung tam y te'],
  ['tyt', 'tram y te'],
  ['bhxh', 'bao hiem xa hoi'],
  ['nh', 'ngan hang'],
];

/** Words between others that tell nothing; last, for `vận tải` ends like one. */
const fillers = ['va', 'tai'];

/** What is written for what, in the order to replace it. */
export const shortForms: readonly (readonly [written: string, short: string])[] = [...forms, ...branches, ['', ...fillers]].flatMap(
  ([short = '', ...written]) => written.map((one): [string, string] => [one, short]),
);

const wordsOf = (list: typeof forms): string[] => [...new Set(list.flatMap((all) => [...all]))];
const pattern = (list: typeof forms): string =>
  wordsOf(list)
    .toSorted((a, b) => b.length - a.length)
    .join('|');

/** Short forms of legal forms. */
export const shortLegalForms = [...new Set(forms.flatMap(([short]) => short.split(' ')))].join('|');
/** Short forms of branches of business and kinds of bodies. */
export const shortBranches = [...new Set(branches.flatMap(([short]) => short.split(' ')))].join('|');
/** All of these words, written out or short, which leave the words that tell an organisation from others. */
export const usualWords = `${pattern(forms)}|${pattern(branches)}|${fillers.join('|')}`;
