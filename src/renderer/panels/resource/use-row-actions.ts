import { useState } from 'react';
import { ACTIONS, type ActionId } from '../../../shared/actions/index.ts';
import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { type Row, textOf, valueAt } from '../../model/list/column.ts';
import { startWork, type WorkItem } from '../../state/work.ts';
import type { Question } from './AskDialog.tsx';
import type { ActionInput, CreateAction, List, RowAction } from './list.ts';

/** An open form: its action and initial input. */
export interface OpenForm {
  readonly title: string;
  readonly action: ActionId;
  readonly initial: ActionInput;
  readonly hidden: readonly string[];
}

/** The name of a row. */
export function nameOf(list: List, row: Row): string {
  const column = list.columns.find(({ field }) => field === list.name);
  const name = textOf(column ?? { kind: 'text' }, valueAt(row, list.name), locale);
  if (name !== '') return name;
  // A row grouped by another field is named by that field.
  const other = list.key.map((field) => textOf({ kind: 'text' }, valueAt(row, field), locale)).find(Boolean);
  return other ?? list.nouns[0];
}

/** The question or form that is open for an action on rows. */
export function useRowActions(list: List, workKey: string, accountId: string) {
  const [question, setQuestion] = useState<Question>();
  const [form, setForm] = useState<OpenForm>();

  const begin = (action: ActionId, title: string, items: readonly WorkItem[]) => {
    startWork(workKey, { accountId, action, title, items });
  };

  /** Runs an action on rows, opens its form for one row, or asks first. */
  const apply = (wanted: RowAction, rows: readonly Row[]) => {
    const { action, label, consequence } = wanted;
    const isDestroying = ACTIONS[action].effect === 'destroy';
    const [first] = rows;
    if (!wanted.isDirect && !isDestroying) {
      if (first)
        setForm({
          title: `${label} ${nameOf(list, first)}`,
          action,
          initial: wanted.input(first),
          hidden: wanted.hidden ?? [],
        });
      return;
    }
    const title = `${label} ${counted(rows.length, list.nouns[0], list.nouns[1], locale)}`;
    const items = rows.map((row) => ({ name: nameOf(list, row), input: wanted.input(row) }));
    const proceed = () => begin(action, title, items);
    if (consequence === undefined) proceed();
    else setQuestion({ title, consequence, names: items.map(({ name }) => name), isDestroying, proceed });
  };

  return {
    question,
    closeQuestion: () => setQuestion(undefined),
    form,
    closeForm: () => setForm(undefined),
    apply,
    begin,
    create: ({ action }: CreateAction) => setForm({ title: ACTIONS[action].title, action, initial: {}, hidden: [] }),
    /** Opens the form of one item that needs a typed phrase. */
    confirm: (action: ActionId, item: WorkItem) => {
      // The input was built from a row, so it is an object.
      const initial = item.input as ActionInput;
      setForm({ title: item.name, action, initial, hidden: Object.keys(initial) });
    },
  };
}
