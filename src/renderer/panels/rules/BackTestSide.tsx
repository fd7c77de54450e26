import { useMemo, useState } from 'react';
import { type Group, type Rule, type Series, seriesKey } from '../../../shared/alert.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { RANGES } from '../../model/chart/ranges.ts';
import { traceOf } from '../../model/chart/series.ts';
import { figuresOf, scopeOf } from '../../model/rule/draft.ts';
import { tidy } from '../../model/rule/parse-number.ts';
import { useSamples } from '../use-samples.ts';
import { BackTestPanel } from './BackTestPanel.tsx';
import { BackTestTable } from './BackTestTable.tsx';
import { notEnoughMailText } from './back-test-text.ts';
import { noDataReason } from './no-data-reason.ts';
import { backTestKey, useBackTest } from './use-back-test.ts';
import { useMembers } from './use-members.ts';
import type { DraftedRule } from './use-rule-draft.ts';

interface Props {
  readonly status: AccountStatus;
  readonly drafted: DraftedRule;
  /** Undefined for a new rule. */
  readonly saved: Rule | undefined;
}

/** The member with an open incident, which is most likely why the person is here. */
const memberInTrouble = (status: AccountStatus, ruleId: string): string | undefined =>
  status.openIncidents
    .map(({ subject }) => subject)
    .filter((subject) => subject.kind === 'series')
    .find((subject) => subject.ruleId === ruleId)?.series.member;

/** The member shown, and the ones to choose from. */
function useLookedAt(status: AccountStatus, { base, draft }: DraftedRule) {
  const accountId = status.account.id;
  const seen = useMembers(accountId, draft.by, draft.metric, draft.window, status.watch.checkedAt);
  const [chosen, setChosen] = useState<{ readonly by: 'account' | Group; readonly member: string }>();
  const members = draft.members === 'all' ? (seen.data ?? []) : draft.members;
  const wanted = chosen?.by === draft.by ? chosen.member : memberInTrouble(status, base.id);
  const member = draft.by === 'account' ? '' : (members.find((one) => one === wanted) ?? members[0]);
  return {
    ...seen,
    members,
    isUnchosen: draft.members.length === 0,
    /** Undefined if there is none, or while it is loading. */
    member,
    choose: (one: string) => setChosen({ by: draft.by, member: one }),
  };
}

/** What the rule in the editor would have done with one of its series. */
export function BackTestSide({ status, drafted, saved }: Props) {
  const { base, draft, read, change } = drafted;
  const accountId = status.account.id;
  const [openedAt] = useState(Date.now);
  const lookedAt = useLookedAt(status, drafted);
  const { member } = lookedAt;
  const { metric, window, by, compare } = draft;
  const series: Series = { metric, window, by, member: member ?? '' };
  const key = member === undefined ? 'none' : `${seriesKey(series)} ${compare}`;

  // A new check brings new readings; between checks nothing is loaded.
  const checkedAt = status.watch.checkedAt ?? openedAt;
  const readings = useSamples(`${accountId} ${key}`, accountId, member === undefined ? undefined : series, {
    from: checkedAt - RANGES['30d'].ms,
    to: checkedAt,
  });
  const { data: samples, from, to } = readings;

  const rule = read.problems.length === 0 && member !== undefined ? read.rule : undefined;
  const isSameSeries =
    saved?.metric === metric && saved.window === window && saved.scope.by === by && saved.compare === compare;
  const before = isSameSeries && member !== undefined ? saved : undefined;
  const isAsSaved = rule !== undefined && before !== undefined && backTestKey(rule) === backTestKey(before);
  const savedBackTest = useBackTest(accountId, before, member ?? '', key, checkedAt);
  const ownBackTest = useBackTest(accountId, isAsSaved ? undefined : rule, member ?? '', key, checkedAt);
  // The back-test of the saved limits stays until the first one of other limits is loaded.
  const isOwn = !isAsSaved && (!before || ownBackTest.page.face !== 'waiting');
  const backTest = isOwn ? ownBackTest : savedBackTest;
  const savedTest = isOwn && before ? savedBackTest.data : undefined;
  const test = backTest.data;

  const trace = useMemo(
    () => samples && traceOf(samples, { metric, compare }, from, to),
    [samples, metric, compare, from, to],
  );
  const { warning, critical, sent = 0, events = 0 } = figuresOf(draft);
  const criteria = { metric, compare, warning, critical, minimum: { sent, events } };
  const little = notEnoughMailText(samples ?? [], criteria, locale);

  return (
    <div className="grid min-w-0 content-start gap-3">
      <BackTestPanel
        lookedAt={lookedAt}
        by={by}
        readings={readings}
        trace={trace}
        rule={{ metric, compare, window, scope: scopeOf(draft) }}
        limits={{ warning, critical }}
        criteria={criteria}
        saved={before}
        start={saved ?? base}
        backTest={backTest}
        savedTest={savedTest}
        noData={read.rule && noDataReason(read.rule, status)}
        isRefused={read.problems.length > 0}
        onMove={(name, value) => change({ ...draft, [name]: String(tidy(value)) })}
      />
      {test && (
        <BackTestTable
          isNew={saved === undefined}
          little={little}
          test={test}
          saved={savedTest}
          rule={{ metric, compare }}
          limits={{ warning, critical }}
        />
      )}
    </div>
  );
}
