import type { AccountStatus } from '../../../shared/state.ts';
import { visible } from '../../../shared/visible.ts';
import { count, counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { asOf } from '../../model/format.ts';
import { tell } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { Face, NoteLine, StaleLine } from '../../ui/Face.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { ProblemFace } from '../ProblemFace.tsx';
import type { Page } from '../use-answer.ts';
import { WaitLine } from '../WaitText.tsx';
import type { List } from './list.ts';
import type { Listed } from './use-list.ts';

interface Unsearched {
  readonly listed: Listed;
  /** Asks SMTP2GO for what was typed, where it can search. */
  readonly onSearch: (() => void) | undefined;
  readonly onMore: () => void;
}

/** Says that the filter only saw the loaded rows, and offers the rest. */
function UnsearchedLine({ list, unsearched }: { readonly list: List; readonly unsearched: Unsearched }) {
  const { listed, onSearch, onMore } = unsearched;
  const { rows, total } = listed;
  return (
    <div className="flex flex-wrap items-center gap-3 border-t px-4 py-2 text-text-2 wide:px-6">
      <span>
        Only the {counted(rows.length, `loaded ${list.nouns[0]} was`, `loaded ${list.nouns[1]} were`, locale)} searched.
      </span>
      {onSearch ? (
        <Button size="row" onClick={onSearch}>
          Search all {total === undefined ? list.nouns[1] : count(total, locale)}
          <kbd className="rounded-tag border border-line-strong px-1 font-sans text-least" aria-hidden>
            Enter
          </kbd>
        </Button>
      ) : (
        <Button size="row" onClick={onMore}>
          Show more
        </Button>
      )}
    </div>
  );
}

interface Props {
  readonly status: AccountStatus;
  readonly list: List;
  readonly icon: IconName;
  readonly page: Page<Listed>;
  /** Of the run that loads it. */
  readonly runId: string | undefined;
  /** Rows are left after filtering. */
  readonly hasRows: boolean;
  readonly now: number;
  readonly onAgain: () => void;
  readonly onWiden: () => void;
  /** The text SMTP2GO searched for, or empty. */
  readonly search: string;
  /** Clears the search and what was chosen, if there is any. */
  readonly onClear: (() => void) | undefined;
  /** Rows that the filter did not look at, because they are not loaded. */
  readonly unsearched: Unsearched | undefined;
  /** The button that creates the first row. */
  readonly createButton: React.ReactNode;
  readonly children: React.ReactNode;
}

/** Faces have their own margin; together they match the page margin. */
const INSET = 'px-1 wide:px-3';
const FACE = `border-t ${INSET}`;

/** The state of a list: loading, failed, empty, cached, or its rows. */
export function ListBody({
  status,
  list,
  icon,
  page,
  runId,
  hasRows,
  now,
  onAgain,
  onWiden,
  search,
  onClear,
  unsearched,
  createButton,
  children,
}: Props) {
  if (page.face === 'failed') {
    return (
      <div className={FACE}>
        <ProblemFace problem={page.problem} retry={{ label: 'Try now', act: onAgain }} />
      </div>
    );
  }
  if (page.face !== 'ready') {
    return (
      <div className="border-t">
        <WaitLine runId={runId} isWhole />
        <div className="h-7 border-b bg-sunken" />
        {page.face === 'loading' && (
          <div className={INSET}>
            <SkeletonRows label={`Loading ${list.nouns[1]}`} />
          </div>
        )}
      </div>
    );
  }
  const { stale, notes, rows } = page.data;
  return (
    <>
      <div className="border-t empty:hidden">
        <WaitLine runId={runId} isWhole />
      </div>
      {stale && (
        <div className="border-t">
          <StaleLine
            isWhole
            text={`${stale.failure.kind === 'offline' ? 'Offline' : 'SMTP2GO does not answer'}. As of ${asOf(stale.asOf, now, locale)}`}
          >
            <span className="text-small text-text-2 max-wide:hidden">Changing is off until it can be reached</span>
            <Button
              size="row"
              onClick={() => {
                tell('check_now', { accountId: status.account.id });
                onAgain();
              }}
            >
              Try now
            </Button>
          </StaleLine>
        </div>
      )}
      {notes.map((note) => (
        <div key={note} className="border-t">
          <NoteLine isWhole sign={<Icon name="info" size={14} />} text={visible(note)} />
        </div>
      ))}
      {rows.length === 0 && onClear && (
        <div className={FACE}>
          <Face
            sign={{ icon: 'search' }}
            title={
              search === '' ? `No ${list.nouns[0]} of this kind` : `No ${list.nouns[0]} matches “${visible(search)}”`
            }
            actions={<Button onClick={onClear}>{search === '' ? 'Show all' : 'Clear search'}</Button>}
          >
            SMTP2GO lists none for what is asked above. Its list may be behind its counts, and loses old ones.
          </Face>
        </div>
      )}
      {rows.length === 0 && !onClear && (
        <div className={FACE}>
          <Face sign={{ icon }} title={list.empty.title} actions={createButton}>
            {list.empty.text}
          </Face>
        </div>
      )}
      {rows.length > 0 && !hasRows && (
        <div className={FACE}>
          <Face
            sign={{ icon: 'search' }}
            title="None of these fits"
            actions={<Button onClick={onWiden}>Show all</Button>}
          >
            {`No ${unsearched ? 'loaded ' : ''}row has what was typed and chosen above.`}
          </Face>
        </div>
      )}
      {rows.length > 0 && unsearched && <UnsearchedLine list={list} unsearched={unsearched} />}
      {hasRows && children}
    </>
  );
}
