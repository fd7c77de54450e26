import { count, percent } from '../../../shared/words.ts';
import { dayOfDate, exact, utc, when } from '../format.ts';
import type { Order } from './rows.ts';

/** What a value is, and so how it is drawn, sorted and copied. Times are ms since the epoch, days YYYY-MM-DD. */
export type Kind =
  | 'text'
  /** What the row is called by. */
  | 'name'
  | 'address'
  /** Ids, hosts, replies. */
  | 'mono'
  | 'number'
  | 'percent'
  | 'time'
  /** A time whose seconds count. */
  | 'moment'
  | 'day'
  | 'yes_no'
  | 'list';

/** One column of a list: which field of a row it shows, and how. */
export interface Column {
  /** A field of the row; dots lead into what it holds. */
  readonly field: string;
  readonly title: string;
  readonly kind: Kind;
  readonly width: number;
  readonly isWide?: true;
  readonly isExtra?: true;
  /** Gone while no row has it. */
  readonly isRare?: true;
  /** What the provider's own words mean to a person. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Decimals of a percentage; one unless given. */
  readonly decimals?: number;
  /** What is shown of the field, where that is not the field itself. */
  readonly of?: (value: unknown) => unknown;
}

export const isTime = (kind: Kind): boolean => kind === 'time' || kind === 'moment';

const DIGIT_PX = 7;
/** Of the first cell of a row, which keeps the margin of the page. */
const CELL_EDGES_PX = 36;

/**
 * What a column of times needs, in px: as the locale writes a long one of the year that the earliest of them is in. Not
 * each of them is written out for it: there may be thousands.
 */
export function timeWidth(earliest: number, now: number, locale: string): number {
  const year = new Date(earliest).getFullYear();
  const samples = [10, 11].map((month) => when(new Date(year, month, 28, 22, 58).getTime(), now, locale).length);
  return Math.ceil(Math.max(...samples) * DIGIT_PX) + CELL_EDGES_PX;
}

export type Row = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a row holds at a dotted path; undefined where there is nothing. */
export const valueAt = (row: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), row);

/** The text in a field of a row; undefined where there is none. */
export const textAt = (row: Row, field: string): string | undefined =>
  typeof row[field] === 'string' ? row[field] : undefined;

/** The rows among the data of an answer: all of it, or what stands under one name in it. */
export function rowsOf(data: unknown, under: string | undefined): readonly Row[] {
  const rows = under === undefined ? data : valueAt(data, under);
  return Array.isArray(rows) ? rows.filter(isRecord) : [];
}

/** What a column shows of a row. */
export const cellOf = (column: Pick<Column, 'field' | 'of'>, row: Row): unknown => {
  const value = valueAt(row, column.field);
  return column.of ? column.of(value) : value;
};

/** `input` with a value at a dotted path; what is there already stays. */
export function withValue(input: Row, path: string, value: unknown): Row {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...input, [name]: value };
  const inner = input[name];
  return { ...input, [name]: withValue(isRecord(inner) ? inner : {}, rest.join('.'), value) };
}

/** A name for each row, made of some of its fields. Rows that share them are told apart by their order. */
export function keysOf(rows: readonly Row[], fields: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const key = fields.map((field) => String(valueAt(row, field) ?? '')).join(' ');
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return times === 0 ? key : `${key} ${times}`;
  });
}

type Looks = Pick<Column, 'kind' | 'labels' | 'decimals'>;

/** A value as text: as it is shown, but times to the second. Empty where there is none. */
export function textOf(looks: Looks, value: unknown, locale: string): string {
  const { kind, labels, decimals = 1 } = looks;
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => textOf(looks, one, locale)).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (isTime(kind)) return exact(value, locale);
    if (kind === 'percent') return percent(value, decimals, [], locale);
    return kind === 'number' ? count(value, locale) : String(value);
  }
  const text = String(value);
  if (kind === 'day') return dayOfDate(text, locale);
  return (labels && Object.hasOwn(labels, text) ? labels[text] : undefined) ?? text;
}

/** What is copied: as shown, but times and days as every program reads them, and figures plain. */
export function copyOf(column: Looks, value: unknown, locale: string): string {
  if (typeof value === 'number') return isTime(column.kind) ? utc(value) : String(value);
  return column.kind === 'day' && typeof value === 'string' ? value : textOf(column, value, locale);
}

/** What a value is sorted by. */
export function orderOf(column: Looks, value: unknown, locale: string): Order {
  if (typeof value === 'number') return value;
  if (column.kind === 'day' && typeof value === 'string') return value;
  return textOf(column, value, locale) || undefined;
}

/** Words that are not written as they stand in the name of a field. */
const SPELT: Readonly<Record<string, string>> = {
  email: 'e-mail',
  emails: 'e-mails',
  ip: 'IP',
  ips: 'IPs',
  url: 'URL',
  html: 'HTML',
  sms: 'SMS',
  smtp: 'SMTP',
  dkim: 'DKIM',
  spf: 'SPF',
};

/** A field that has no title of its own, in words: `email_id` becomes `E-mail id`. */
export const titleOfField = (field: string): string => {
  const words = field
    .split('_')
    .map((word) => (Object.hasOwn(SPELT, word) ? SPELT[word] : word))
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
