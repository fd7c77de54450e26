import type { ActionId } from '../../../shared/actions/index.ts';
import type { Column, Row } from '../../model/list/column.ts';
import type { SearchParameters } from '../../model/list/list-input.ts';
import type { Sort } from '../../model/list/rows.ts';

export type ActionInput = Readonly<Record<string, unknown>>;

/**
 * The input of an edit form from a row: each parameter from its field. Fields the row does not have are left out, so
 * that the form does not send them back.
 */
export const inputFromRow = (row: Row, fields: Readonly<Record<string, string>>): ActionInput =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([parameter, field]) => {
      const value = row[field];
      return value === undefined || value === null || value === '' ? [] : [[parameter, value]];
    }),
  );

/** An action on a row. One that destroys or has a `consequence` asks first and can run on a selection. */
export interface RowAction {
  readonly action: ActionId;
  /** The label of its button: `Remove`. */
  readonly label: string;
  /** The input from a row. */
  readonly input: (row: Row) => ActionInput;
  /** Parameters set by the row, not shown in the form. */
  readonly hidden?: readonly string[];
  /** Runs without a form. Actions that destroy never have one. */
  readonly isDirect?: true;
  /** Absent: applies to every row. */
  readonly isFor?: (row: Row) => boolean;
  /** The effect, shown in the question. */
  readonly consequence?: string;
}

/** An action that creates a row. */
export interface CreateAction {
  readonly action: ActionId;
  readonly label: string;
}

/** One list of a resource, which defines its table, drawer, states and buttons. */
export interface List {
  /** Its name in the route. */
  readonly tab: string;
  readonly title: string;
  /** One sentence beside the title of the screen. */
  readonly about: string;
  /** The noun for one row, and for several. */
  readonly nouns: readonly [string, string];
  readonly action: ActionId;
  /** Input sent with every request. */
  readonly input?: ActionInput;
  /** For actions with dates: the two parameters and the default number of days. */
  readonly range?: { readonly from: string; readonly to: string; readonly days: number; readonly isRequired?: true };
  /** A parameter with a few values that changes what the rows are. */
  readonly choice?: {
    readonly parameter: string;
    readonly options: readonly (readonly [value: string, title: string])[];
  };
  /** For lists with several pages: the parameters, and the rows in a page. */
  readonly pages?: { readonly limit: string; readonly offset: string; readonly size: number };
  /** For a search by SMTP2GO: the parameter for the typed text, sent on Enter. */
  readonly search?: (text: string) => string;
  /** For routes with a search: its parameters. The range then takes times instead of days. */
  readonly searched?: SearchParameters;
  /** The field of the data that holds the rows; absent if the data is the rows. */
  readonly rowsIn?: string;
  /** A sentence with the account's totals, from the answer's data. */
  readonly sentence?: (data: unknown, locale: string) => string | undefined;
  /** Fields that together identify a row. */
  readonly key: readonly string[];
  /** The field with the name of a row. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly sort?: Sort;
  /** A field with few values to filter by. */
  readonly facet?: string;
  /** For a facet that SMTP2GO can filter by: the parameter, and its value for each of the field's. */
  readonly facetAsk?: { readonly parameter: string; readonly values: Readonly<Record<string, string>> };
  readonly createActions?: readonly CreateAction[];
  readonly rowActions?: readonly RowAction[];
  readonly empty: { readonly title: string; readonly text: string };
  /** The action that loads a complete row, if the list leaves something out. */
  readonly whole?: { readonly action: ActionId; readonly input: (row: Row) => ActionInput };
  /** The field with the e-mail address of a person, which the drawer offers to erase from this computer. */
  readonly person?: string;
  /** What the drawer shows besides the fields. */
  readonly detail?: 'email_history' | 'records' | 'template';
}

/** The lists of one screen; the first is the default. */
export type Lists = readonly [List, ...List[]];
