import { visible } from '../../../shared/visible.ts';
import { count, percent } from '../../../shared/words.ts';
import { dayOfDate, exact, utc, when } from '../format.ts';
import type { Order } from './rows.ts';

/** The kind of a value decides how it is drawn, sorted and copied. Times are ms since the epoch, days YYYY-MM-DD. */
export type Kind =
  | 'text'
  /** The name of the row. */
  | 'name'
  | 'address'
  /** Ids, hosts and replies, in a monospaced font. */
  | 'mono'
  | 'number'
  | 'percent'
  | 'time'
  /** A time with seconds. */
  | 'moment'
  | 'day'
  | 'yes_no'
  | 'list';

/** One column of a list: a field of its rows and how to show it. */
export interface Column {
  /** A field of the row; dots lead into nested objects. */
  readonly field: string;
  readonly title: string;
  readonly kind: Kind;
  readonly width: number;
  readonly isWide?: true;
  readonly isExtra?: true;
  /** Hidden while no row has a value. */
  readonly isRare?: true;
  /** Labels of the provider's values. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Decimals of a percentage; default 1. */
  readonly decimals?: number;
  /** Computes the shown value from the field. */
  readonly of?: (value: unknown) => unknown;
}

export const isTime = (kind: Kind): boolean => kind === 'time' || kind === 'moment';

const DIGIT_PX = 7;
/** Padding of the first cell, which keeps the page margin. */
const CELL_EDGES_PX = 36;

/**
 * The width of a column of times in px: that of a long time in the year of the earliest one. Formatting thousands of
 * times to measure them would be slow.
 */
export function timeWidth(earliest: number, now: number, locale: string): number {
  const year = new Date(earliest).getFullYear();
  const samples = [10, 11].map((month) => when(new Date(year, month, 28, 22, 58).getTime(), now, locale).length);
  return Math.ceil(Math.max(...samples) * DIGIT_PX) + CELL_EDGES_PX;
}

export type Row = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a dotted path; undefined if there is none. */
export const valueAt = (row: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), row);

/** The text in a field of a row; undefined if it has none. */
export const textAt = (row: Row, field: string): string | undefined =>
  typeof row[field] === 'string' ? row[field] : undefined;

/** The rows in an answer's data: the data itself, or its field `under`. */
export function rowsOf(data: unknown, under: string | undefined): readonly Row[] {
  const rows = under === undefined ? data : valueAt(data, under);
  return Array.isArray(rows) ? rows.filter(isRecord) : [];
}

/** The value a column shows of a row. */
export const cellOf = (column: Pick<Column, 'field' | 'of'>, row: Row): unknown => {
  const value = valueAt(row, column.field);
  return column.of ? column.of(value) : value;
};

/** `input` with a value set at a dotted path; other values stay. */
export function withValue(input: Row, path: string, value: unknown): Row {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...input, [name]: value };
  const inner = input[name];
  return { ...input, [name]: withValue(isRecord(inner) ? inner : {}, rest.join('.'), value) };
}

/** A unique key for each row from some of its fields. Rows with equal fields are numbered. */
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

/** A value as text: as shown, but times with seconds. Empty if there is none. */
export const textOf = (looks: Looks, value: unknown, locale: string): string =>
  visible(plainText(looks, value, locale));

function plainText(looks: Looks, value: unknown, locale: string): string {
  const { kind, labels, decimals = 1 } = looks;
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => plainText(looks, one, locale)).join(', ');
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

/** A value as copied: as it is, but with labels; times and days in ISO format and numbers without grouping. */
export function copyOf(column: Looks, value: unknown, locale: string): string {
  if (typeof value === 'number') return isTime(column.kind) ? utc(value) : String(value);
  return column.kind === 'day' && typeof value === 'string' ? value : plainText(column, value, locale);
}

/** The value to sort by. */
export function orderOf(column: Looks, value: unknown, locale: string): Order {
  if (typeof value === 'number') return value;
  if (column.kind === 'day' && typeof value === 'string') return value;
  return textOf(column, value, locale) || undefined;
}

/** Words spelled differently from the name of a field. */
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

/** The title of a field without one of its own: `email_id` becomes `E-mail id`. */
export const titleOfField = (field: string): string => {
  const words = field
    .split('_')
    .map((word) => (Object.hasOwn(SPELT, word) ? SPELT[word] : word))
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
