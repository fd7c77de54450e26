import { ACTIONS } from '../../../shared/actions/index.ts';
import { type ListSearch, RESOURCES, type ResourceName } from '../../../shared/settings.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { count } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { missingPath } from '../../model/list/why-disabled.ts';
import { PLACES } from '../../model/places.ts';
import { ChooseAccount } from '../ChooseAccount.tsx';
import { PermissionFace } from '../PermissionFace.tsx';
import { ScreenHead } from '../ScreenHead.tsx';
import { CreateButtons } from './CreateButtons.tsx';
import { ListFrame } from './ListFrame.tsx';
import { ListScreen } from './ListScreen.tsx';
import { TABLES } from './resources.ts';

interface Props {
  readonly resource: ResourceName;
  readonly tab?: string | undefined;
  readonly filter?: string | undefined;
  readonly search?: ListSearch | undefined;
  /** All accounts, worst first, and the one chosen in the header. */
  readonly accounts: readonly AccountStatus[];
  readonly chosen: AccountStatus | undefined;
}

/** `8 of 10 screens open with this key`, judged by the first list of each. */
function screensOpen(status: AccountStatus): string {
  const open = RESOURCES.filter((name) => missingPath(status, ACTIONS[TABLES[name][0].action]) === undefined);
  return `${count(open.length, locale)} of ${count(RESOURCES.length, locale)} screens open with this key`;
}

/** The screen of any resource. */
export function ResourceScreen({ resource, tab, filter, search, accounts, chosen }: Props) {
  if (!chosen) {
    return (
      <div className="p-4 wide:px-6">
        <ScreenHead title={PLACES[resource].title} />
        <ChooseAccount icon={resource} accounts={accounts}>
          This list belongs to one account. The account in the header is the one it shows.
        </ChooseAccount>
      </div>
    );
  }
  const lists = TABLES[resource];
  const list = lists.find((one) => one.tab === tab) ?? lists[0];
  const missing = missingPath(chosen, ACTIONS[list.action]);
  if (missing !== undefined) {
    return (
      <ListFrame
        resource={resource}
        list={list}
        about={list.about}
        createButtons={
          list.createActions && (
            <CreateButtons status={chosen} list={list} isStale={false} obstacle="The list cannot be read." />
          )
        }
        foot={<span>{screensOpen(chosen)}</span>}
      >
        <div className="border-t px-1 wide:px-3">
          <PermissionFace status={chosen} title={`This key may not read ${list.nouns[1]}`} path={missing} />
        </div>
      </ListFrame>
    );
  }
  return (
    <ListScreen
      key={`${chosen.account.id} ${list.action}`}
      status={chosen}
      resource={resource}
      list={list}
      filter={filter ?? ''}
      asked={search}
    />
  );
}
