import { useState } from 'react';
import { ACTIONS, type ActionId } from '../../../shared/actions/index.ts';
import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { type Row, textOf, valueAt } from '../../model/list/column.ts';
import { startWork, type WorkItem } from '../../state/work.ts';
import type { Question } from './AskDialog.tsx';
import type { ActionInput, CreateAction, List, RowAction } from './list.ts';

/** A form that is open: which action, and what is known of its input. */
export interface OpenForm {
  readonly title: string;
  readonly action: ActionId;
  readonly initial: ActionInput;
  readonly hidden: readonly string[];
}

/** What a row is called. */
export function nameOf(list: List, row: Row): string {
  const column = list.columns.find(({ field }) => field === list.name);
  const name = textOf(column ?? { kind: 'text' }, valueAt(row, list.name), locale);
  if (name !== '') return name;
  // A row counted by something else than usual is called by that.
  const other = list.key.map((field) => textOf({ kind: 'text' }, valueAt(row, field), locale)).find(Boolean);
  return other ?? list.nouns[0];
}

/** What is asked before rows are changed, and the form that is open. */
export function useRowActions(list: List, workKey: string, accountId: string) {
  const [question, setQuestion] = useState<Question>();
  const [form, setForm] = useState<OpenForm>();

  const begin = (action: ActionId, title: string, items: readonly WorkItem[]) => {
    startWork(workKey, { accountId, action, title, items });
  };

  /** Runs an act on rows, opens its form for one, or asks first. */
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
    /** Opens the form of one item that has to be confirmed with a phrase. */
    confirm: (action: ActionId, item: WorkItem) => {
      // What was given to the action is the object that its row made.
      const initial = item.input as ActionInput;
      setForm({ title: item.name, action, initial, hidden: Object.keys(initial) });
    },
  };
}
