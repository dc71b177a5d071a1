import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const require = createRequire(import.meta.url);
const fonts = join(dirname(require.resolve('@fontsource/be-vietnam-pro/package.json')), 'files');

/** Unicode ranges of the two subsets: together they hold Vietnamese, English and Indonesian. */
const subsets = {
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
};

/** Be Vietnam Pro (SIL Open Font License 1.1) inside the style sheet, so that the page needs no network. */
function fontFaces(): string {
  return [400, 600, 700]
    .flatMap((weight) =>
      Object.entries(subsets).map(([subset, range]) => {
        const file = readFileSync(join(fonts, `be-vietnam-pro-${subset}-${weight}-normal.woff2`));
        return `@font-face{font-family:"Be Vietnam Pro";font-weight:${weight};font-display:block;src:url(data:font/woff2;base64,${file.toString('base64')}) format("woff2");unicode-range:${range}}`;
      }),
    )
    .join('\n');
}

/** The style sheet of the page with its fonts. */
export function styleSheet(): string {
  return [fontFaces(), ...['tokens', 'page', 'sections', 'charts', 'records', 'print'].map((name) => read(`./style/${name}.css`))].join('\n');
}

/** Module files made one script: what they share is defined once, in the order of the list. */
function bundle(names: readonly string[]): string {
  const texts = names.map((name) =>
    read(`./script/${name}.js`)
      .replaceAll(/^import .*;\n/gm, '')
      .replaceAll(/^export /gm, ''),
  );
  return `(() => {\n${texts.join('\n')}\n})();`;
}

/** Runs in the head, before anything is painted. */
export const themeScript = (): string => read('./script/theme.js');

/** Runs at the end of the page. */
export const tableScript = (): string => bundle(['escape', 'mark-differences', 'record-row', 'record-table']);
