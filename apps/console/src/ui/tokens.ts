/** Paper and ink: the colours of both themes. Contrasts of text are 4.5 to 1 and more (WCAG AA); grades never speak by colour alone. */
export interface Tokens {
  paper: string;
  sheet: string;
  sunk: string;
  ink: string;
  muted: string;
  line: string;
  strong: string;
  accent: string;
  good: string;
  fair: string;
  poor: string;
  goodWash: string;
  fairWash: string;
  poorWash: string;
}

export const light: Tokens = {
  paper: '#faf7f0',
  sheet: '#fffdf8',
  sunk: '#f2ede1',
  ink: '#221d16',
  muted: '#655c4e',
  line: '#e0d8c7',
  strong: '#8a8070',
  accent: '#9a1b1e',
  good: '#1d6b40',
  fair: '#8a5a00',
  poor: '#b3261e',
  goodWash: '#dcebdf',
  fairWash: '#f6e6c3',
  poorWash: '#f6d9d3',
};

export const dark: Tokens = {
  paper: '#191612',
  sheet: '#221e19',
  sunk: '#2b2620',
  ink: '#f3ede0',
  muted: '#b8ad9b',
  line: '#3d362d',
  strong: '#8f8574',
  accent: '#f0978f',
  good: '#7fcf9d',
  fair: '#e8b85a',
  poor: '#f39a8f',
  goodWash: '#1f3a2a',
  fairWash: '#40320f',
  poorWash: '#4a211d',
};
