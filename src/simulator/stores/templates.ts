import { mix, pick } from '../chance.ts';
import type { World } from '../world.ts';

export type Template = {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly html_body: string;
  readonly text_body: string;
  /** Name to sample value. */
  readonly template_variables: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  /** Seconds since 1970. */
  readonly updated: number;
};
type Content = Omit<Template, 'id' | 'updated'>;

/** Ids tell capital letters from small ones (smtp2go-api.md 2.24). */
export type Templates = {
  readonly list: () => readonly Template[];
  readonly find: (id: string) => Template | undefined;
  readonly add: (id: string, content: Content) => Template | 'exists';
  /** Changes only what is given; `exists` when the new id is another template's. */
  readonly edit: (id: string, newId: string, content: Partial<Content>) => Template | 'exists' | undefined;
  /** False when there is none. */
  readonly remove: (id: string) => boolean;
};

const KINDS: readonly (readonly [name: string, id: string, tag: string, subject: string])[] = [
  ['Invoice', 'invoice', 'billing', 'Invoice {{ number }}'],
  ['Payment reminder', 'reminder', 'billing', 'Reminder: invoice {{ number }} is due'],
  ['Payment received', 'received', 'billing', 'Payment received, thank you'],
  ['Order confirmation', 'order', 'shop', 'Your order {{ number }}'],
  ['Parcel on its way', 'parcel', 'shop', 'Parcel {{ number }} is on its way'],
  ['Return label', 'return', 'shop', 'Your return {{ number }}'],
  ['Welcome', 'welcome', 'account', 'Welcome, {{ name }}'],
  ['Password reset', 'password', 'account', 'Reset your password'],
  ['Sign-in code', 'sign-in', 'account', 'Your code is {{ number }}'],
  ['Ticket received', 'ticket', 'support', 'We have received your request [#{{ number }}]'],
  ['Ticket solved', 'solved', 'support', 'Your ticket #{{ number }} is solved'],
  ['Newsletter', 'newsletter', 'news', 'News from Northwind, no. {{ number }}'],
];
const EDITIONS = ['de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt', 'sv', 'tr'];
const SAMPLES = { name: 'Kim', number: '2026-0311' };

/** One for each purpose and language: more than one page of them. */
const seedOf = (world: World, seed: number): readonly Template[] =>
  KINDS.flatMap(([kind, id, tag, subject], place) =>
    EDITIONS.map((language, edition): Template => {
      const key = mix(seed, 2_000 + place * EDITIONS.length + edition);
      const sentence = `This is the ${kind.toLowerCase()} for {{ name }}.`;
      return {
        id: `${id}-${language}`,
        name: `${kind} (${language})`,
        subject,
        html_body: `<h1>${subject}</h1>\n<p>Dear {{ name }},</p>\n<p>${sentence}</p>`,
        text_body: `Dear {{ name }},\n\n${sentence}`,
        template_variables: SAMPLES,
        tags: key % 10 === 0 ? [tag, language, 'archived'] : [tag, language],
        updated:
          Math.floor(world.now() / 1000) - pick(key, 1, [90_000, 700_000, 5_000_000, 20_000_000]) - (key % 80_000),
      };
    }),
  );

/** Templates belong to the customer as a whole (smtp2go-api.md 1.10). */
export const createTemplates = (world: World, seed: number): Templates => {
  const templates = new Map(seedOf(world, seed).map((template) => [template.id, template]));
  const keep = (id: string, content: Content): Template => {
    const template: Template = { ...content, id, updated: Math.floor(world.now() / 1000) };
    templates.set(id, template);
    return template;
  };
  return {
    list: () => [...templates.values()],
    find: (id) => templates.get(id),
    add: (id, content) => (templates.has(id) ? 'exists' : keep(id, content)),
    edit: (id, newId, content) => {
      const before = templates.get(id);
      if (before === undefined) return undefined;
      if (newId !== id && templates.has(newId)) return 'exists';
      templates.delete(id);
      return keep(newId, { ...before, ...content });
    },
    remove: (id) => templates.delete(id),
  };
};
