import { type Row, withValue } from './column.ts';

/** What a person chose above a list. */
export interface ListWish {
  readonly days: number | undefined;
  readonly choice: string | undefined;
  /** What SMTP2GO itself is to search for. */
  readonly search: string;
}

interface Asks {
  readonly input?: Row;
  readonly range?: { readonly from: string; readonly to: string; readonly days: number; readonly isRequired?: true };
  readonly choice?: { readonly parameter: string };
  readonly pages?: { readonly limit: string; readonly offset: string; readonly size: number };
  readonly search?: (text: string) => string;
}

/** A day of this computer's calendar, `daysBefore` days before the one of `now`: YYYY-MM-DD. */
export function localDay(now: number, daysBefore: number): string {
  const at = new Date(now);
  const day = new Date(at.getFullYear(), at.getMonth(), at.getDate() - daysBefore);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/**
 * The input of a list's action for what was chosen, from the `offset`th row on. Days that are the action's own default
 * are left out, so that the same question has the same input tomorrow and finds what was kept for reading offline.
 */
export function listInput(list: Asks, wish: ListWish, offset: number, now: number): Row {
  let input: Row = list.input ?? {};
  const { range, choice, pages } = list;
  const days = wish.days ?? range?.days;
  if (range && days !== undefined && (range.isRequired || days !== range.days)) {
    input = withValue(input, range.from, localDay(now, days - 1));
    input = withValue(input, range.to, localDay(now, 0));
  }
  if (choice && wish.choice !== undefined) input = withValue(input, choice.parameter, wish.choice);
  if (pages) {
    input = withValue(input, pages.limit, pages.size);
    if (offset > 0) input = withValue(input, pages.offset, offset);
  }
  if (list.search && wish.search !== '') input = withValue(input, list.search(wish.search), wish.search);
  return input;
}
