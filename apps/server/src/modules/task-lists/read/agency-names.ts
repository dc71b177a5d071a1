import { plain } from './plain.ts';

/** An agency that may be named in a list. */
export interface KnownAgency {
  id: string;
  name: string;
  /** Its place in the tree. */
  path: string;
}

export interface NamedAgencies {
  found: KnownAgency[];
  /** What names nobody known, or several: as written, with who of the same name is there. */
  unknown: { text: string; several: KnownAgency[] }[];
  /** Whether nobody in particular is named too: “các bộ, ngành, địa phương”. */
  atLarge: boolean;
}

/** Who is meant by a text, as the reader chose; null: nobody. */
export type Chosen = ReadonlyMap<string, KnownAgency | null>;

/** Words of phrases that name no agency in particular. */
const general = new Set(
  'cac bo so nganh dia phuong co quan don vi to chuc co lien trung uong tinh thanh pho xa ngang thuoc truc khac huu'.split(' '),
);

interface Token {
  text: string;
  from: number;
  to: number;
}

const connectors = new Set(['va', 'cac', 'cung', 'voi', 'do', 'and', 'dan']);

/**
 * The agencies of the tree by all the ways in which lists name them: in full, without accents, `UBND` left out, `Bộ KH&CN` and `BKHCN` for a long one.
 * Names hold commas and "và" themselves, so a list of names is read by the longest name that fits at each place, not by its commas.
 */
export class AgencyNames {
  readonly #byName = new Map<string, KnownAgency[]>();
  readonly #longest = new Map<string, number>();
  readonly #all: readonly KnownAgency[];
  readonly #owner: string;
  readonly #pairs = new Map<string, Set<string>>();
  readonly #suggested = new Map<string, KnownAgency[]>();

  /** @param owner whose list it is, as a path: of agencies that have one name, the only one below it is meant. */
  constructor(agencies: readonly KnownAgency[], owner = 'vn') {
    this.#all = agencies;
    this.#owner = owner;
    for (const agency of agencies) for (const name of namesOf(agency.name)) this.#learn(name, agency);
  }

  /** Everybody named in a text. @param chosen agencies that the reader chose for texts that name nobody known, by `plain` text. */
  find(text: string, chosen: Chosen = new Map()): NamedAgencies {
    const whole = chosen.get(plain(text));
    if (whole !== undefined) return { found: whole ? [whole] : [], unknown: [], atLarge: false };
    let atLarge = false;
    const tokens = tokensOf(text);
    const found = new Map<string, KnownAgency>();
    const unknown: NamedAgencies['unknown'] = [];
    let open: Token[] = [];
    const end = (): void => {
      const told = written(text, open.filter(({ text: one }) => !connectors.has(one)).length > 0 ? open : []);
      const known = chosen.get(plain(told));
      if (known) found.set(known.id, known);
      else if (told === '' || known === null) return;
      else if (open.every(({ text: one }) => general.has(one) || connectors.has(one))) atLarge = true;
      else unknown.push({ text: told, several: [] });
    };
    const close = (): void => {
      end();
      open = [];
    };
    for (let at = 0; at < tokens.length; ) {
      const { length, agencies } = this.#longestAt(tokens, at);
      if (length === 0) {
        const token = tokens[at];
        // What stands between signs is a name of its own: one that is not known does not hide the next.
        if (token && open.length > 0 && /[;,\n]/.test(text.slice(open.at(-1)?.to, token.from))) close();
        if (token) open.push(token);
        at += 1;
        continue;
      }
      close();
      const told = written(text, tokens.slice(at, at + length));
      const known = agencies.length === 1 ? agencies[0] : (chosen.get(plain(told)) ?? this.#ours(agencies));
      if (known) found.set(known.id, known);
      else if (known === undefined) unknown.push({ text: told, several: agencies.slice(0, 5) });
      at += length;
    }
    close();
    return { found: [...found.values()], unknown, atLarge };
  }

  /** Up to five whose names are most alike, the best first: the share of common pairs of letters (Dice). */
  suggest(text: string): KnownAgency[] {
    const known = this.#suggested.get(text);
    if (known) return known;
    const wanted = pairsOf(nameOf(text));
    const alike = this.#all
      .map((agency) => ({ agency, likeness: dice(wanted, this.#pairsOf(agency)) }))
      .filter(({ likeness }) => likeness >= 0.4)
      .sort((a, b) => b.likeness - a.likeness || (a.agency.path < b.agency.path ? -1 : 1));
    const suggested = alike.slice(0, 5).map(({ agency }) => agency);
    this.#suggested.set(text, suggested);
    return suggested;
  }

  #learn(name: string, agency: KnownAgency): void {
    const first = name.split(' ', 1)[0] ?? '';
    const there = this.#byName.get(name) ?? [];
    if (!there.includes(agency)) this.#byName.set(name, [...there, agency]);
    this.#longest.set(first, Math.max(this.#longest.get(first) ?? 0, name.split(' ').length));
  }

  #longestAt(tokens: readonly Token[], at: number): { length: number; agencies: KnownAgency[] } {
    const most = this.#longest.get(tokens[at]?.text ?? '') ?? 0;
    for (let length = Math.min(most, tokens.length - at); length > 0; length -= 1) {
      const name = tokens
        .slice(at, at + length)
        .map(({ text }) => text)
        .join(' ');
      const agencies = this.#byName.get(name);
      if (agencies) return { length, agencies };
    }
    return { length: 0, agencies: [] };
  }

  #ours(agencies: readonly KnownAgency[]): KnownAgency | undefined {
    const ours = agencies.filter(({ path }) => path === this.#owner || path.startsWith(`${this.#owner}.`));
    return ours.length === 1 ? ours[0] : undefined;
  }

  #pairsOf({ id, name }: KnownAgency): Set<string> {
    const known = this.#pairs.get(id) ?? pairsOf(nameOf(name));
    this.#pairs.set(id, known);
    return known;
  }
}

/** Ways in which one agency is named: in full, and short: `Bộ TC`, `BTC`, `VPCP`. */
function namesOf(name: string): string[] {
  const full = nameOf(name);
  const words = full.split(' ').filter((word) => word !== 'va');
  const kind = words[0] ?? '';
  const initials = words.map((word) => word[0]).join('');
  if (full === '' || /^(xa|phuong|dac khu|tinh|thanh pho)( |$)/.test(full)) return full === '' ? [] : [full];
  if (/^(bo|so|cuc|ban|vu|tong)$/.test(kind)) return initials.length > 2 ? [full, `${kind} ${initials.slice(1)}`, initials] : [full];
  return initials.length > 3 ? [full, initials] : [full];
}

const nameOf = (text: string): string =>
  tokensOf(text)
    .map(({ text: one }) => one)
    .join(' ');

/** Words without accents, with their places. The people's committee stands for its unit: its words are left out. */
function tokensOf(text: string): Token[] {
  const tokens = [...text.matchAll(/[\p{L}\p{M}\d]+(?:&[\p{L}\p{M}\d]+)*/gu)].map(({ 0: word, index }) => ({
    text: plain(word).replaceAll('&', ''),
    from: index,
    to: index + word.length,
  }));
  return tokens.filter((token, at) => {
    const near = (from: number): string =>
      tokens
        .slice(at - from, at - from + 4)
        .map(({ text: one }) => one)
        .join(' ');
    return token.text !== 'ubnd' && ![0, 1, 2, 3].some((from) => from <= at && near(from) === 'uy ban nhan dan');
  });
}

const written = (text: string, tokens: readonly Token[]): string => text.slice(tokens[0]?.from ?? 0, tokens.at(-1)?.to ?? 0).trim();

function pairsOf(name: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, name.length - 1) }, (_none, at) => name.slice(at, at + 2)));
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}
