/** A term that Turtle can hold: an IRI or a literal, written. */
export type Term = string;

/** What Turtle cannot hold as it is: quotes, backslashes, control characters. */
const special = /["\\\p{Cc}]/gu;

/** An IRI of the parts of a name, each made fit for one. */
export function urn(...parts: readonly string[]): Term {
  return `<urn:sogoc:${parts.map((part) => encodeURIComponent(part.toWellFormed())).join(':')}>`;
}

/** A text, with its language where one is given. Half surrogate pairs become U+FFFD. */
export function text(value: string, language?: string): Term {
  const written = (character: string): string => {
    if (character === '"' || character === '\\') return `\\${character}`;
    return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  };
  return `"${value.toWellFormed().replaceAll(special, written)}"${language === undefined ? '' : `@${language}`}`;
}

/** A value of a type of XML Schema: `typed('99.3', 'decimal')`. */
export function typed(value: string, type: 'decimal' | 'dateTime' | 'date' | 'integer'): Term {
  return `${text(value)}^^xsd:${type}`;
}

/** Statements about one subject: what it is, then property by property. No statement where there is no object. */
export function about(subject: Term, type: string, properties: readonly (readonly [string, readonly Term[]])[]): string {
  const said = properties.filter(([, objects]) => objects.length > 0).map(([property, objects]) => `  ${property} ${objects.join(', ')}`);
  return `${[`${subject} a ${type}`, ...said].join(' ;\n')} .\n`;
}
