import MailComposer from 'nodemailer/lib/mail-composer';
import type { ThingKindName } from '../../reminders/index.ts';
import { type Language, texts } from './texts.ts';

/** Something to tell: days left are working days, negative once it is overdue. */
export interface Item {
  kind: ThingKindName;
  id: number;
  number: string | null;
  title: string;
  due: string;
  daysLeft: number;
}

export interface LetterTo {
  /** Of the delivery: it names the letter for good, so that whoever gets it twice can tell. */
  id: string;
  name: string;
  email: string;
  language: Language;
}

export interface Letter {
  from: string;
  to: string;
  /** The message as it goes over the wire (RFC 5322). */
  message: Buffer;
}

/** Lines of one letter; what is more is counted. */
const most = 50;

/** A letter with what somebody is told, the longest overdue first; without items a test. Its subject counts and names nobody. */
export function compose(to: LetterTo, items: readonly Item[], { from, publicUrl }: { from: string; publicUrl: string }): Promise<Letter> {
  const say = texts[to.language];
  const sorted = [...items].sort((a, b) => a.daysLeft - b.daysLeft || a.id - b.id);
  const overdue = sorted.filter(({ daysLeft }) => daysLeft < 0);
  const soon = sorted.filter(({ daysLeft }) => daysLeft >= 0);
  const lineOf = ({ kind, id, number, title, due, daysLeft }: Item): string =>
    `- ${say.kinds[kind]} ${number ?? id}: ${title}\n  ${daysLeft < 0 ? say.late(-daysLeft) : say.left(daysLeft)}, ${say.due(due)}\n  ${publicUrl}/${kind}s/${id}`;
  const shown = sorted.slice(0, most);
  const group = (title: string, group: readonly Item[]): string[] => {
    const lines = group.filter((item) => shown.includes(item)).map(lineOf);
    return lines.length > 0 ? [`${title}:`, ...lines, ''] : [];
  };
  const body = [
    ...[say.greeting(to.name), ''],
    ...(items.length === 0 ? [say.test.body, ''] : [...group(say.overdue, overdue), ...group(say.soon, soon)]),
    ...(sorted.length > most ? [say.more(sorted.length - most), ''] : []),
    ...[say.closing, `${publicUrl}/notifications`],
  ];
  const mail = new MailComposer({
    from,
    to: to.email,
    subject: items.length === 0 ? say.test.subject : say.subject(overdue.length, soon.length),
    messageId: `<${to.id}@${from.split('@').at(-1)}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': to.language },
    text: body.join('\n'),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail
    .compile()
    .build()
    .then((message) => ({ from, to: to.email, message }));
}
