import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Tinos: as wide, letter by letter, as Times New Roman, with all of Vietnamese, under the SIL Open Font License. It is embedded, so that the document looks alike
 * wherever it is read.
 */
const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
const file = (style: string): string => join(folder, style, `Tinos_${style}.ttf`);

export const fonts = {
  regular: file('400Regular'),
  bold: file('700Bold'),
  italic: file('400Regular_Italic'),
  boldItalic: file('700Bold_Italic'),
} as const;
export type Style = keyof typeof fonts;
