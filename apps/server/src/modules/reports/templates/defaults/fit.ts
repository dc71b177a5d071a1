import type { Language, Words } from '../../document/words.ts';
import { words } from '../../document/words.ts';
import type { TemplateContent } from '../content.ts';

/** Who signs where there is no People's Committee. */
const signs: Readonly<Record<'root' | 'central' | 'department', Words>> = {
  root: words('Thủ trưởng cơ quan', 'Head of the agency', 'Kepala instansi'),
  central: words('Thủ trưởng cơ quan', 'Head of the agency', 'Kepala instansi'),
  department: words('Giám đốc', 'Director', 'Kepala dinas'),
};

/**
 * A default template as an agency of a kind issues it: those of a People's Committee stay as they are; a ministry or a department signs for itself, without its
 * symbol.
 */
export function fitTo(kind: string, language: Language, content: TemplateContent): TemplateContent {
  if (!(kind in signs)) return content;
  return { ...content, symbol: 'BC', signature: { authority: null, title: signs[kind as keyof typeof signs][language] } };
}
