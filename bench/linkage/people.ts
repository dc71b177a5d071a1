import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';

// usage: node people.ts RECORDS PATH.csv [SEED]: invented persons, some of them several times with errors; `cluster` is the truth. Same seed, same file.

/** A small generator of numbers in 0..1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const random = generator(Number(process.argv[4] ?? 1));
const below = (n: number): number => Math.floor(random() * n);
const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
const digits = (n: number): string => Array.from({ length: n }, () => below(10)).join('');
const pad = (n: number): string => String(n).padStart(2, '0');

const onsets = ['b', 'c', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'br', 'ch', 'st', 'th', 'tr'];
const nuclei = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ie', 'ou'];
const codas = ['', '', 'n', 'r', 's', 'l', 'm', 't', 'nd', 'rk'];
const word = (syllables: number): string => Array.from({ length: syllables }, () => pick(onsets) + pick(nuclei) + pick(codas)).join('');

/** Words of which few are common and many rare, as names are (Zipf). */
function zipf(words: readonly string[]): () => string {
  const sums: number[] = [];
  words.reduce((sum, _, i) => (sums[i] = sum + 1 / (i + 8)), 0);
  const total = sums.at(-1) ?? 1;
  return () => {
    const target = random() * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
}

const given = zipf(Array.from({ length: 3000 }, () => word(2)));
const surname = zipf(Array.from({ length: 20000 }, () => word(2 + below(2))));
const cities = Array.from({ length: 400 }, (_, i) => ({ name: word(2), post: 100 + i * 2 }));
const city = zipf(cities.map((one) => one.name));
const postOf = new Map(cities.map((one) => [one.name, one.post]));

interface Person {
  given_name: string;
  surname: string;
  birth_date: string;
  city: string;
  postcode: string;
  phone: string;
}

function person(): Person {
  const town = city();
  return {
    given_name: given(),
    surname: surname(),
    birth_date: `${1930 + below(80)}-${pad(1 + below(12))}-${pad(1 + below(28))}`,
    city: town,
    postcode: `${postOf.get(town) ?? 100}${digits(2)}`,
    phone: `0${digits(9)}`,
  };
}

function typo(text: string): string {
  const at = below(text.length);
  const letter = /\d/.test(text[at] ?? '') ? digits(1) : pick([...'aeionrst']);
  const kinds = [
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + letter + text.slice(at + 1),
    text.slice(0, at) + letter + text.slice(at),
  ];
  const last = text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
  return pick([...kinds, last]);
}

/** The same person as another clerk wrote it down. */
function again(one: Person): Person {
  const next = { ...one };
  if (random() < 0.12) next.given_name = typo(next.given_name);
  if (random() < 0.12) next.surname = typo(next.surname);
  if (random() < 0.03) [next.given_name, next.surname] = [next.surname, next.given_name];
  if (random() < 0.04) next.surname = surname();
  if (random() < 0.08) next.birth_date = pick([typo(next.birth_date), `${next.birth_date.slice(0, 4)}-01-01`]);
  if (random() < 0.25) next.phone = random() < 0.4 ? typo(next.phone) : `0${digits(9)}`;
  if (random() < 0.15) {
    next.city = city();
    next.postcode = `${postOf.get(next.city) ?? 100}${digits(2)}`;
  }
  for (const column of ['given_name', 'birth_date', 'city', 'postcode', 'phone'] as const) if (random() < 0.05) next[column] = '';
  return next;
}

const records = Number(process.argv[2]);
const path = process.argv[3] ?? 'people.csv';
const out = createWriteStream(`${path}.partial`);
out.write('id,given_name,surname,birth_date,city,postcode,phone,cluster\n');
let written = 0;
for (let cluster = 0; written < records; cluster += 1) {
  const first = person();
  const chance = random();
  const times = Math.min(chance < 0.7 ? 1 : chance < 0.9 ? 2 : 3, records - written);
  for (let i = 0; i < times; i += 1, written += 1) {
    const one = i === 0 ? first : again(first);
    const line = `r${written},${one.given_name},${one.surname},${one.birth_date},${one.city},${one.postcode},${one.phone},${cluster}\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
}
out.end();
await once(out, 'finish');
await rename(`${path}.partial`, path);
