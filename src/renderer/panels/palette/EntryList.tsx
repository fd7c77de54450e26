import { useEffect, useRef } from 'react';
import { ACTIONS } from '../../../shared/actions/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { EFFECTS } from '../action/effects.ts';
import { type Entry, type Group, typedText } from './entries.ts';

interface Props {
  readonly id: string;
  readonly groups: readonly Group[];
  readonly chosen: Entry | undefined;
  readonly onChoose: (entry: Entry) => void;
}

export const optionId = (listId: string, entry: Entry): string => `${listId}-${entry.key.replace(/\W+/g, '-')}`;

function EntryText({ entry }: { readonly entry: Entry }) {
  if (entry.kind !== 'action') {
    return (
      <>
        <span className="text-text-3">
          <Icon name={entry.icon} />
        </span>
        <span className="min-w-0 truncate">{entry.title}</span>
      </>
    );
  }
  const typed = typedText(entry);
  return (
    <>
      <span className="min-w-0 grow">
        <span className="block truncate leading-4">{entry.title}</span>
        <span className={`block truncate text-least text-text-3 ${typed === '' ? 'font-mono' : ''}`}>
          {typed === '' ? entry.id : typed}
        </span>
      </span>
      <Tag>{EFFECTS[ACTIONS[entry.action].effect].tag}</Tag>
    </>
  );
}

/** The entries found, by kind. The focus stays in the search field, whose arrow keys move through them. */
export function EntryList({ id, groups, chosen, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const chosenKey = chosen?.key;
  useEffect(() => {
    if (chosenKey !== undefined)
      list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenKey]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label="Actions and screens"
      tabIndex={-1}
      className="min-h-0 overflow-y-auto py-2 outline-none"
    >
      {groups.map(({ title, entries }) => (
        <fieldset key={title} aria-label={title} className="mb-2 min-w-0">
          <p aria-hidden className="px-3 py-1 text-small text-text-3">
            {title}
          </p>
          {entries.map((entry) => (
            <button
              type="button"
              key={entry.key}
              id={optionId(id, entry)}
              role="option"
              tabIndex={-1}
              aria-selected={entry.key === chosenKey}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(entry)}
              className={`flex w-full items-center gap-2.5 px-3 text-left hover:bg-hover aria-selected:chosen aria-selected:shadow-[inset_2px_0_0_var(--accent)] ${entry.kind === 'action' ? 'h-9' : 'h-8'}`}
            >
              <EntryText entry={entry} />
            </button>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
