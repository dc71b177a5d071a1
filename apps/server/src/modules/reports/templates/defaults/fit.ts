import type { Language, Words } from '../../document/words.ts';
import { words } from '../../document/words.ts';
import type { TemplateContent } from '../content.ts';

const head = words('Thủ trưởng cơ quan', 'Head of the agency', 'Kepala instansi');
const director = words('Giám đốc', 'Director', 'Kepala dinas');

/** Who signs where there is no People's Committee, by how the agency's name begins; the first that fits. */
const signs: readonly (readonly [begins: string, title: Words])[] = [
  ['Văn phòng Chính phủ', words('Bộ trưởng, Chủ nhiệm', 'Minister, Chair of the Office', 'Menteri, Ketua Kantor')],
  ['Thanh tra Chính phủ', words('Tổng Thanh tra', 'Inspector General', 'Inspektur Jenderal')],
  ['Ngân hàng Nhà nước', words('Thống đốc', 'Governor', 'Gubernur')],
  ['Bộ ', words('Bộ trưởng', 'Minister', 'Menteri')],
  ['Sở ', director],
  ['Công an ', director],
  ['Bảo hiểm xã hội', director],
  ['Văn phòng', words('Chánh Văn phòng', 'Chief of the Office', 'Kepala Kantor')],
  ['Thanh tra', words('Chánh Thanh tra', 'Chief Inspector', 'Inspektur Kepala')],
  ['Thuế ', words('Trưởng Thuế', 'Head of Tax', 'Kepala Pajak')],
];

/**
 * A default template as an agency issues it: those of a People's Committee stay as they are; a ministry or a department signs for itself, with the initials of its
 * name in the symbol.
 */
export function fitTo({ name, kind }: { name: string; kind: string }, language: Language, content: TemplateContent): TemplateContent {
  if (kind === 'province' || kind === 'commune') return content;
  const title = signs.find(([begins]) => name.startsWith(begins))?.[1] ?? head;
  return { ...content, symbol: `BC-${initials(name)}`, signature: { authority: null, title: title[language] } };
}

/** `BNNMT` of `Bộ Nông nghiệp và Môi trường`, as its documents are numbered. */
function initials(name: string): string {
  const letters = name.split(/[\s,]+/).filter((word) => word !== 'và');
  // What is an abbreviation already stays: `VPUBND` of `Văn phòng UBND`.
  return letters.map((word) => (/^\p{Lu}{2,}$/u.test(word) ? word : bare(word.charAt(0)).toUpperCase())).join('');
}

/** Without tone and accent, which abbreviations leave out; `đ` is a letter of its own and stays. */
const bare = (letter: string): string => letter.normalize('NFD').replace(/\p{M}/gu, '');
