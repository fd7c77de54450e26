import { maskedKey } from '../../../shared/account.ts';
import { ACTIONS } from '../../../shared/actions/index.ts';
import { RESOURCES } from '../../../shared/settings.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { count } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { missingPath } from '../../model/ability.ts';
import { tell } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import type { List } from './list.ts';
import { TABLES } from './resources.ts';

interface Props {
  readonly status: AccountStatus;
  readonly list: List;
  readonly path: string;
}

/** The face of a list that the key may not read: what is missing, and where to tick it. */
export function NoPermission({ status, list, path }: Props) {
  return (
    <Face
      sign={{ icon: 'lock' }}
      title={`This key may not read ${list.nouns[1]}`}
      actions={
        <>
          <Button
            icon="refresh"
            disabled={status.watch.isChecking}
            onClick={() => tell('check_now', { accountId: status.account.id })}
          >
            Check again
          </Button>
          <Button kind="quiet" onClick={() => tell('copy_text', { text: path })}>
            Copy the permission
          </Button>
        </>
      }
    >
      Key <span className="font-mono text-small">{maskedKey(status.account)}</span> lacks{' '}
      <span className="font-mono text-small">{path}</span>. At SMTP2GO open Settings, API Keys, this key, and tick it.
    </Face>
  );
}

/** `8 of 10 screens open with this key`, each by its first list. */
export function screensOpen(status: AccountStatus): string {
  const open = RESOURCES.filter((name) => missingPath(status, ACTIONS[TABLES[name][0].action]) === undefined);
  return `${count(open.length, locale)} of ${count(RESOURCES.length, locale)} screens open with this key`;
}
