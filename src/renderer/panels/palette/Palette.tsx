import { type KeyboardEvent, useEffectEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { zoomed } from '../../../shared/settings.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { useMirror } from '../../state/mirror.ts';
import { closePalette, lookFor, usePalette } from '../../state/palette.ts';
import { useRecents } from '../../state/recent.ts';
import { useCall } from '../../state/runs.ts';
import { go } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { CommandDialog } from '../../ui/CommandDialog.tsx';
import { ProblemNote } from '../ProblemFace.tsx';
import { EntryList, optionId } from './EntryList.tsx';
import { type Entry, groupsFor, type ScreenEntry, type SizeEntry } from './entries.ts';
import { PaletteAction } from './PaletteAction.tsx';
import { PaletteHead } from './PaletteHead.tsx';

interface Props {
  /** All accounts, worst first, and the one chosen in the header. */
  readonly accounts: readonly AccountStatus[];
  readonly chosen: AccountStatus | undefined;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** The first focus target of a form: its first field, else its run button, else its first control. */
const FOCUS_TARGETS = [
  'input:not(:disabled), textarea, [role=combobox]',
  '[type=submit]:not(:disabled)',
  'button:not(:disabled)',
];

/** The recent actions of one account, as they were when the palette opened. */
function useLately(accountId: string | undefined) {
  const [recents] = useState(() => useRecents.getState());
  return useMemo(() => recents.filter((recent) => recent.accountId === accountId), [recents, accountId]);
}

interface PlainPaneProps {
  readonly entry: ScreenEntry | SizeEntry;
  readonly onGo: () => void;
}

/** What needs no form. */
function PlainPane({ entry, onGo }: PlainPaneProps) {
  return (
    <div className="flex flex-col items-start gap-2 p-4">
      <h2>{entry.title}</h2>
      {entry.help !== '' && <p className="text-text-2">{entry.help}</p>}
      <Button onClick={onGo}>
        {entry.kind === 'screen' ? 'Go there' : entry.title}
        <kbd className="rounded-tag border border-line-strong px-1 font-sans text-least" aria-hidden>
          Enter
        </kbd>
      </Button>
    </div>
  );
}

/** Every screen and action behind one search field; the form of an action beside it, and its result below. */
export function Palette({ accounts, chosen }: Props) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const cancelRun = useRef<() => void>(undefined);
  const { typed } = usePalette();
  const resizing = useCall('change_preferences');
  const [accountId, setAccountId] = useState(chosen?.account.id);
  const [wantedKey, setWantedKey] = useState<string>();
  const account = accounts.find((status) => status.account.id === accountId) ?? accounts[0];
  const lately = useLately(account?.account.id);
  const groups = useMemo(() => groupsFor(typed, lately), [typed, lately]);
  const entries = groups.flatMap((group) => group.entries);
  const entry = entries.find(({ key }) => key === wantedKey) ?? entries[0];
  // Set as soon as the form is rendered, before the next key.
  const [entered, setEntered] = useState(0);
  const toForm = useEffectEvent(() =>
    FOCUS_TARGETS.map((selector) => pane.current?.querySelector<HTMLElement>(selector))
      .find(Boolean)
      ?.focus(),
  );
  useLayoutEffect(() => {
    if (entered > 0) toForm();
  }, [entered]);
  if (!account) return null;

  /** Cancels a run under way instead, so that its end is shown. */
  const unlessRunning = (act: () => void) => (cancelRun.current ? cancelRun.current() : act());
  const toSearch = () => input.current?.focus();
  const enter = (wanted: Entry) => {
    if (wanted.kind === 'screen') {
      closePalette();
      go(wanted.route);
      return;
    }
    if (wanted.kind === 'size') {
      const now = useMirror.getState().app?.preferences.zoom;
      if (now) void resizing.call({ zoom: zoomed(now, wanted.step) });
      return;
    }
    setWantedKey(wanted.key);
    setEntered((times) => times + 1);
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const at = entry ? entries.indexOf(entry) : -1;
    if (step !== undefined) {
      const next = entries[Math.min(Math.max(at + step, 0), entries.length - 1)];
      if (next) unlessRunning(() => setWantedKey(next.key));
    } else if (event.key === 'Enter' && entry) unlessRunning(() => enter(entry));
    else return;
    event.preventDefault();
  };
  const leave = (how: 'escape' | 'outside') => {
    if (how === 'outside' && cancelRun.current) return;
    unlessRunning(() => {
      if (how === 'escape' && document.activeElement !== input.current) toSearch();
      else closePalette();
    });
  };

  return (
    <CommandDialog name="Actions and screens" onLeave={leave}>
      <PaletteHead
        input={input}
        typed={typed}
        listId={listId}
        activeId={entry && optionId(listId, entry)}
        accounts={accounts}
        account={account}
        onType={(text) =>
          unlessRunning(() => {
            lookFor(text);
            setWantedKey(undefined);
          })
        }
        onKey={press}
        onAccount={(id) => unlessRunning(() => setAccountId(id))}
      />
      <div className="grid min-h-0 grow grid-rows-[minmax(0,1fr)_minmax(0,2fr)] narrow:grid-cols-[300px_minmax(0,1fr)] narrow:grid-rows-[minmax(0,1fr)]">
        <EntryList
          id={listId}
          groups={groups}
          chosen={entry}
          onChoose={(wanted) => unlessRunning(() => enter(wanted))}
        />
        <div ref={pane} className="flex min-h-0 min-w-0 flex-col border-l max-narrow:border-t max-narrow:border-l-0">
          {entry === undefined && (
            <p className="p-4 break-words text-text-2">No action or screen is called “{typed.trim()}”.</p>
          )}
          {entry && entry.kind !== 'action' && <PlainPane entry={entry} onGo={() => enter(entry)} />}
          <ProblemNote problem={resizing.problem} />
          {entry?.kind === 'action' && (
            <PaletteAction
              key={`${entry.key} ${account.account.id}`}
              entry={entry}
              account={account}
              onRun={(cancel) => {
                cancelRun.current = cancel;
              }}
              onBack={toSearch}
            />
          )}
        </div>
      </div>
    </CommandDialog>
  );
}
