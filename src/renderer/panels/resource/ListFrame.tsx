import type { ReactNode } from 'react';
import type { ResourceName } from '../../../shared/settings.ts';
import { PLACES } from '../../model/places.ts';
import { go } from '../../state/view.ts';
import { Segment } from '../../ui/Segment.tsx';
import type { List } from './list.ts';
import { TABLES } from './resources.ts';

interface Props {
  readonly resource: ResourceName;
  readonly list: List;
  /** The state of the list in one sentence. */
  readonly about: string;
  /** Buttons that create rows. */
  readonly createButtons?: ReactNode;
  /** Below the head: bulk runs and filters. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
  readonly foot: ReactNode;
  readonly drawer?: ReactNode;
}

/** The frame of a list, which stays in place while its content changes. */
export function ListFrame({ resource, list, about, createButtons, above, children, foot, drawer }: Props) {
  const lists = TABLES[resource];
  return (
    <div className="relative flex h-full min-h-0">
      <div className="@container relative flex min-w-0 grow flex-col">
        <div className="px-4 pt-4 wide:px-6">
          <div className="mb-3 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-2">
            <h1 className="text-title tracking-[-0.012em]">{PLACES[resource].title}</h1>
            {lists.length > 1 && (
              <Segment
                name="List"
                value={list.tab}
                options={lists.map(({ tab, title }) => ({ value: tab, title }))}
                onChange={(tab) => go({ screen: 'resource', resource, tab })}
              />
            )}
            <p
              className={`min-w-0 flex-1 truncate text-text-3 ${lists.length > 1 ? '@max-[760px]:order-last @max-[760px]:basis-full' : ''}`}
              title={about}
            >
              {about}
            </p>
            {createButtons && <div className="ml-auto flex items-center gap-2">{createButtons}</div>}
          </div>
          {above}
        </div>
        <div className="flex min-h-0 grow flex-col">{children}</div>
        <div className="flex min-h-8 items-center gap-3 border-t px-4 text-small text-text-3 wide:px-6">{foot}</div>
      </div>
      {drawer}
    </div>
  );
}
