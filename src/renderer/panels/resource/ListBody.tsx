import type { AccountStatus } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { asOf } from '../../model/format.ts';
import { tell } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { Face, NoteLine, StaleLine } from '../../ui/Face.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { ProblemFace } from '../ProblemFace.tsx';
import type { Page } from '../use-answer.ts';
import type { List } from './list.ts';
import type { Listed } from './use-list.ts';

interface Props {
  readonly status: AccountStatus;
  readonly list: List;
  readonly icon: IconName;
  readonly page: Page<Listed>;
  /** Rows are left after filtering. */
  readonly hasRows: boolean;
  readonly now: number;
  readonly onAgain: () => void;
  readonly onWiden: () => void;
  /** Clears the search, if there is one. */
  readonly onClear: (() => void) | undefined;
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
  hasRows,
  now,
  onAgain,
  onWiden,
  onClear,
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
          <NoteLine isWhole sign={<Icon name="info" size={14} />} text={note} />
        </div>
      ))}
      {rows.length === 0 && onClear && (
        <div className={FACE}>
          <Face
            sign={{ icon: 'search' }}
            title={`No ${list.nouns[0]} of this kind`}
            actions={<Button onClick={onClear}>Show all</Button>}
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
            No loaded row has what was typed and chosen above.
          </Face>
        </div>
      )}
      {hasRows && children}
    </>
  );
}
