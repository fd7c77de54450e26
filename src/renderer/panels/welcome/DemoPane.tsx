import { useCall } from '../../state/runs.ts';
import { go } from '../../state/view.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Bar } from '../../ui/Bar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { StateShape } from '../../ui/StateShape.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ProblemNote } from '../ProblemFace.tsx';

/** A preview of an account. It is decoration, so it is hidden from screen readers. */
function Sample() {
  const row = 'grid h-5 grid-cols-[64px_1fr_64px_60px] items-center gap-2.5';
  return (
    <div aria-hidden className="rounded-panel border bg-canvas">
      <div className="flex h-9 items-center gap-2 border-b bg-sunken px-3">
        <StateShape mark="warning" />
        <span className="font-semibold">Demo company</span>
        <Tag>simulated</Tag>
        <span className="ml-auto text-small text-text-3">24 h</span>
      </div>
      <div className="px-3 py-3">
        <div className={row}>
          <span className="text-text-2">Bounces</span>
          <Bar share={9.1 / 16} fill="warning" warning={8 / 16} critical={12 / 16} />
          <span className="text-right font-semibold">9.1%</span>
          <Badge mark="warning" label="Fair" />
        </div>
        <div className={row}>
          <span className="text-text-2">Spam</span>
          <Bar share={0.021 / 0.12} fill="ok" warning={0.06 / 0.12} critical={0.1 / 0.12} />
          <span className="text-right font-semibold">0.021%</span>
          <Badge mark="ok" label="Good" />
        </div>
      </div>
      <div className="flex h-8 items-center gap-2 border-t px-3">
        <StateShape mark="warning" />
        <span className="font-medium">Bounces 9.1% (limit 8%)</span>
        <span className="truncate text-small text-text-2">455 of 5,000 sent</span>
      </div>
    </div>
  );
}

/** The demo account and the button that adds it. */
export function DemoPane({ hasDemo }: { readonly hasDemo: boolean }) {
  const { isRunning, problem, call } = useCall('connect_demo');
  const start = async () => {
    const answer = await call(undefined);
    if (answer.ok) go({ screen: 'overview' });
  };
  return (
    <section>
      <h2 className="flex items-center gap-2 text-dialog">
        <span className="text-text-2">
          <Icon name="demo" />
        </span>
        Or look around first
      </h2>
      <p className="mt-2 mb-4 text-text-2">
        The demo account is a simulated company on this computer. Its mail goes wrong within a minute, and a real alert
        reaches you.
      </p>
      <Sample />
      <div className="mt-5">
        {hasDemo ? (
          <p className="text-text-2">The demo account is among your accounts already.</p>
        ) : (
          <Button size="large" icon="play" disabled={isRunning} onClick={start}>
            {isRunning ? 'Starting the demo account' : 'Try the demo account'}
          </Button>
        )}
      </div>
      <p className="mt-2 text-small text-text-3">Needs no key and no network. Remove it at any time.</p>
      <ProblemNote problem={problem} />
    </section>
  );
}
