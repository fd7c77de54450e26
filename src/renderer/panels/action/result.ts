import { METRICS } from '../../../shared/alert.ts';
import { type Column, type Kind, type Row, titleOfField } from '../../model/list/column.ts';

/** A table in the data of an answer, named after its field. */
export interface ResultTable {
  readonly name: string | undefined;
  readonly rows: readonly Row[];
}

/** The data of an answer by shape: fields of the whole, and tables. Both are empty if nothing came back. */
export interface Parts {
  readonly record: Row;
  readonly tables: readonly ResultTable[];
}

const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Lists with more values than this are shown as a table. */
const MOST_IN_LINE = 20;
const areRows = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length > 0 && (value.length > MOST_IN_LINE || value.every(isRecord));
const asRows = (values: readonly unknown[]): readonly Row[] =>
  values.map((value) => (isRecord(value) ? value : { value }));

/** Splits data into a record and tables. Nested records are flattened: `cycle.cycle_used`. */
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

/** The kind of a field's values, judged by its name and the values. */
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

/** Columns for rows without a declared list: their fields in order, as many as fit. */
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

/** Complaint rates have three decimals, like their limits. */
const decimalsOf = (field: string): number => METRICS[/spam/.test(field) ? 'spam_rate' : 'bounce_rate'].decimals;

/** Splits `cycle.cycle_used`; a field of the record itself has no outer name. */
const partsOfName = (field: string): readonly [outer: string, inner: string] => {
  const at = field.indexOf('.');
  return [field.slice(0, Math.max(at, 0)), field.slice(at + 1)];
};

/**
 * The fields of a record as columns of a single row. A nested field is titled without its outer name, unless two fields
 * would share the title.
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

/** The entries of a bulk run that failed or were not reached, to run again. */
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

/** The password of a user just created. No other answer has it, and it is stored nowhere. */
export function passwordIn(data: unknown): string | undefined {
  if (!isRecord(data)) return undefined;
  const { email_password: password } = data;
  return typeof password === 'string' ? password : undefined;
}

/** The data without the password that is shown only once. */
export const withoutPassword = (data: unknown): unknown =>
  isRecord(data) ? Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'email_password')) : data;
