import type { ActionId } from '../../../shared/actions/index.ts';
import type { Column, Row } from '../../model/list/column.ts';
import type { SearchParameters } from '../../model/list/list-input.ts';
import type { Sort } from '../../model/list/rows.ts';

export type ActionInput = Readonly<Record<string, unknown>>;

/**
 * What a row gives to the form of a change: each parameter from a field of the row. What the row does not have is left
 * out, so that the form does not send it back.
 */
export const inputFromRow = (row: Row, fields: Readonly<Record<string, string>>): ActionInput =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([parameter, field]) => {
      const value = row[field];
      return value === undefined || value === null || value === '' ? [] : [[parameter, value]];
    }),
  );

/** An action on a row. What destroys or has a consequence asks first and can be done to a selection. */
export interface RowAction {
  readonly action: ActionId;
  /** The verb on its button: `Remove`. */
  readonly label: string;
  /** What the row gives to the action's input. */
  readonly input: (row: Row) => ActionInput;
  /** Parameters that the row settles: not shown in a form. */
  readonly hidden?: readonly string[];
  /** Needs nothing but the row: no form. What destroys never does. */
  readonly isDirect?: true;
  /** Absent: every row. */
  readonly isFor?: (row: Row) => boolean;
  /** What follows, said before it is done. */
  readonly consequence?: string;
}

/** What makes a new row. */
export interface CreateAction {
  readonly action: ActionId;
  readonly label: string;
}

/** One list of a resource, from which its table, drawer, faces and buttons follow. */
export interface List {
  /** Its name in the window's address. */
  readonly tab: string;
  readonly title: string;
  /** One sentence beside the title of the screen. */
  readonly about: string;
  /** One of the rows, and several. */
  readonly nouns: readonly [string, string];
  readonly action: ActionId;
  /** Given always. */
  readonly input?: ActionInput;
  /** Where the action takes dates: both parameters, and the days that are meant unless another range is chosen. */
  readonly range?: { readonly from: string; readonly to: string; readonly days: number; readonly isRequired?: true };
  /** A parameter with few values that changes what a row is. */
  readonly choice?: {
    readonly parameter: string;
    readonly options: readonly (readonly [value: string, title: string])[];
  };
  /** Where there may be more than one page: names of its parameters, and rows in a page. */
  readonly pages?: { readonly limit: string; readonly offset: string; readonly size: number };
  /** Where SMTP2GO itself can search: the parameter that gets what was typed, on Enter. */
  readonly search?: (text: string) => string;
  /** Where the way to it may ask for some rows only: the parameters for that. Its range takes moments then. */
  readonly searched?: SearchParameters;
  /** The field of the answer's data that holds the rows; absent where the data is the rows. */
  readonly rowsIn?: string;
  /** The account's totals, in a sentence, from the answer's data. */
  readonly sentence?: (data: unknown, locale: string) => string | undefined;
  /** Fields that together name a row. */
  readonly key: readonly string[];
  /** The field a row is called by. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly sort?: Sort;
  /** A field with few values to narrow the list by. */
  readonly facet?: string;
  readonly createActions?: readonly CreateAction[];
  readonly rowActions?: readonly RowAction[];
  readonly empty: { readonly title: string; readonly text: string };
  /** The action that answers a row in whole, where the list leaves something out. */
  readonly whole?: { readonly action: ActionId; readonly input: (row: Row) => ActionInput };
  /** What the drawer shows beside the fields of the row. */
  readonly detail?: 'email_history' | 'records' | 'template';
}

/** The lists of one screen; the first is shown unless another is chosen. */
export type Lists = readonly [List, ...List[]];
