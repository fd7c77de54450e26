import { METRICS } from '../../../shared/alert.ts';
import { type Column, type Kind, type Row, titleOfField } from '../../model/list/column.ts';

/** A table among the data of an answer; its name is the field it stood in. */
export interface ResultTable {
  readonly name: string | undefined;
  readonly rows: readonly Row[];
}

/** The data of an answer by its shape: what is said of the whole, and the rows. Both empty: nothing came back. */
export interface Parts {
  readonly record: Row;
  readonly tables: readonly ResultTable[];
}

const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
/** So many values stand in one line of a record; more of them are a table. */
const MOST_IN_LINE = 20;
const areRows = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length > 0 && (value.length > MOST_IN_LINE || value.every(isRecord));
const asRows = (values: readonly unknown[]): readonly Row[] =>
  values.map((value) => (isRecord(value) ? value : { value }));

/** Takes data apart into a record and tables. A record within it becomes fields of its own: `cycle.cycle_used`. */
export function partsOf(data: unknown): Parts {
  if (Array.isArray(data))
    return { record: {}, tables: data.length === 0 ? [] : [{ name: undefined, rows: asRows(data) }] };
  if (!isRecord(data)) return { record: data === undefined || data === null ? {} : { result: data }, tables: [] };
  const fields = Object.entries(data).filter(([, value]) => value !== undefined && value !== null);
  return {
    record: Object.fromEntries(
      fields.flatMap(([name, value]): [string, unknown][] => {
        if (areRows(value)) return [];
        if (!isRecord(value)) return [[name, value]];
        return Object.entries(value).map(([inner, of]) => [`${name}.${inner}`, of]);
      }),
    ),
    tables: fields.flatMap(([name, value]) => (areRows(value) ? [{ name, rows: asRows(value) }] : [])),
  };
}

const EARLIEST_MS = 1e11;
const TIME = /(date|time|timestamp|start|end|updated|_at)$/;

/** What the values of a field are, told by its name and by what the rows hold. */
export function kindOf(field: string, values: readonly unknown[]): Kind {
  const those = values.filter((value) => value !== undefined && value !== null);
  if (those.length > 0 && those.every((value) => typeof value === 'number')) {
    if (TIME.test(field) && those.every((value) => value > EARLIEST_MS)) return 'time';
    if (field.endsWith('percent')) return 'percent';
    return /(^|_)id$/.test(field) ? 'mono' : 'number';
  }
  if (those.every((value) => typeof value === 'boolean')) return 'yes_no';
  if (those.every((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))) return 'day';
  if (/(^|_)(id|username|host)$/.test(field)) return 'mono';
  return 'text';
}

const MOST_COLUMNS = 8;
const WIDTHS: Readonly<Partial<Record<Kind, number>>> = { number: 88, percent: 88, yes_no: 88, time: 148, day: 88 };

/** Columns for rows that no list was declared for: the fields they have, in their order, as many as have room. */
export function columnsOf(rows: readonly Row[]): readonly Column[] {
  const fields = [...new Set(rows.slice(0, 50).flatMap((row) => Object.keys(row)))];
  const columns = fields.map((field): Column => {
    const kind = kindOf(
      field,
      rows.slice(0, 50).map((row) => row[field]),
    );
    return { field, title: titleOfField(field), kind, width: WIDTHS[kind] ?? 168 };
  });
  return columns.slice(0, MOST_COLUMNS).map((column, n) => (n === 0 ? { ...column, isWide: true } : column));
}

/** Complaints are counted in thousandths of a percent, as their limits are. */
const decimalsOf = (field: string): number => METRICS[/spam/.test(field) ? 'spam_rate' : 'bounce_rate'].decimals;

/** `cycle.cycle_used` taken apart; a field of the record itself has no outer name. */
const partsOfName = (field: string): readonly [outer: string, inner: string] => {
  const at = field.indexOf('.');
  return [field.slice(0, Math.max(at, 0)), field.slice(at + 1)];
};

/**
 * What a record says of the whole, as columns of its one row. What stands within a field goes by its own names, unless
 * one of those is in the record twice.
 */
export function fieldsOfRecord(record: Row): readonly Column[] {
  const named = Object.keys(record).map((field) => ({ field, name: partsOfName(field) }));
  const isTwice = (inner: string) => named.filter(({ name }) => name[1] === inner).length > 1;
  const ambiguous = new Set(named.flatMap(({ name: [outer, inner] }) => (isTwice(inner) ? [outer] : [])));
  return named.map(({ field, name: [outer, inner] }) => ({
    field,
    title: outer !== '' && ambiguous.has(outer) ? `${titleOfField(outer)}: ${inner}` : titleOfField(inner),
    kind: kindOf(field, [record[field]]),
    width: 0,
    decimals: decimalsOf(field),
  }));
}

/** What of many entries failed or was not reached: given again, a run goes on with them. */
export function restIn(data: unknown): readonly string[] {
  if (!isRecord(data)) return [];
  const { failed } = data;
  if (!Array.isArray(failed)) return [];
  return failed.flatMap((entry: unknown) => {
    if (!isRecord(entry)) return [];
    const { email_address: name } = entry;
    return typeof name === 'string' ? [name] : [];
  });
}

/** The password of a user just created: in no other answer, and kept nowhere. */
export function passwordIn(data: unknown): string | undefined {
  if (!isRecord(data)) return undefined;
  const { email_password: password } = data;
  return typeof password === 'string' ? password : undefined;
}

/** Data that may be shown and copied again: without a password that is shown once. */
export const withoutPassword = (data: unknown): unknown =>
  isRecord(data) ? Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'email_password')) : data;
