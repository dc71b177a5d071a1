import { type Sql, sql } from '@sogoc/engine';
import { planting, type Rewrite } from './planting.ts';

const letters = [...'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ'];

/** Text in decomposed Unicode, as some systems and clipboards write it: looks the same, is not the same text. */
const decompose: Rewrite = (value) => letters.reduce((text: Sql, letter) => sql`replace(${text}, ${letter}, ${letter.normalize('NFD')})`, value);

export const decomposed = planting('format', 'decomposed Unicode', decompose);
