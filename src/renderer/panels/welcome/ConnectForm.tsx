import { type SyntheticEvent, useState } from 'react';
import { ApiKey, type ApiServer, BaseUrl, NewAccountName, REGIONS, type Region } from '../../../shared/account.ts';
import type { Connected } from '../../../shared/bridge.ts';
import type { EarlierData } from '../../../shared/failure.ts';
import type { Keychain } from '../../../shared/state.ts';
import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { dayOfYear } from '../../model/format.ts';
import { tell, useCall } from '../../state/runs.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { KeyField } from '../account/KeyField.tsx';
import { ProblemFace } from '../ProblemFace.tsx';

interface Props {
  readonly keychain: Keychain;
  readonly pollMinutes: number;
  readonly onConnected: (connected: Connected) => void;
}

type ServerChoice = Region | 'custom';

const SERVERS: readonly { readonly value: ServerChoice; readonly title: string }[] = [
  { value: 'auto', title: REGIONS.auto.title },
  { value: 'us', title: REGIONS.us.title },
  { value: 'eu', title: REGIONS.eu.title },
  { value: 'au', title: REGIONS.au.title },
  { value: 'custom', title: 'Custom address' },
];

const messageOf = (checked: {
  readonly error?: { readonly issues: readonly { readonly message: string }[] } | undefined;
}) => checked.error?.issues[0]?.message;

/** Asks what becomes of the data that this computer still has of a key. */
function EarlierDataChoice({
  found,
  isRunning,
  onChoose,
}: {
  readonly found: EarlierData;
  readonly isRunning: boolean;
  readonly onChoose: (earlierData: 'use' | 'leave') => void;
}) {
  const megabytes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const size = megabytes.format(Math.max(found.bytes / 1_000_000, 0.1));
  return (
    <section role="alert" className="mt-4 rounded-panel border border-line-strong p-4">
      <h2 className="font-semibold">This computer still has data of this key</h2>
      <p className="mt-1 text-text-2">
        Its figures, incidents and rules, from {dayOfYear(found.from, locale)} to {dayOfYear(found.to, locale)} ({size}
        ). Nothing is connected yet.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button kind="primary" disabled={isRunning} onClick={() => onChoose('use')}>
          Go on with this data
        </Button>
        <Button disabled={isRunning} onClick={() => onChoose('leave')}>
          Start anew
        </Button>
      </div>
      <p className="mt-2 text-small text-text-3">Starting anew leaves the old data on this computer.</p>
    </section>
  );
}

/** Connects an account by key, name and region. Nothing is stored until SMTP2GO has accepted the key. */
export function ConnectForm({ keychain, pollMinutes, onConnected }: Props) {
  const [key, setKey] = useState('');
  const [name, setName] = useState('');
  const [server, setServer] = useState<ServerChoice>('auto');
  const [address, setAddress] = useState('');
  const [wasSent, setSent] = useState(false);
  const { isRunning, problem, call } = useCall('connect_account');

  const checkedKey = ApiKey.safeParse(key);
  const checkedName = NewAccountName.safeParse(name);
  const checkedAddress = BaseUrl.safeParse(address);

  const submit = async (earlierData?: 'use' | 'leave') => {
    setSent(true);
    if (!checkedKey.success || !checkedName.success) return;
    if (server === 'custom' && !checkedAddress.success) return;
    const endpoint: ApiServer =
      server === 'custom' ? { kind: 'custom', baseUrl: address.trim() } : { kind: 'region', region: server };
    const chosen = { key: checkedKey.data, name: checkedName.data, endpoint };
    const answer = await call(earlierData ? { ...chosen, earlierData } : chosen);
    if (!answer.ok) return;
    setKey('');
    onConnected(answer.data);
  };

  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    void submit();
  };
  const earlier = problem?.failure?.kind === 'earlier-data' ? problem.failure : undefined;

  return (
    <form onSubmit={onSubmit} noValidate>
      <h1 className="text-welcome tracking-[-0.012em]">Add your SMTP2GO account</h1>
      <p className="mt-1 mb-6 text-text-2">
        Relaywatch checks bounces, spam complaints, rejects and quota every{' '}
        {counted(pollMinutes, 'minute', 'minutes', locale)} and speaks only when something needs you.
      </p>
      <div className="flex flex-col gap-4">
        <KeyField value={key} keychain={keychain} onChange={setKey} isTall isStrict={wasSent} />
        <div className="grid gap-3 narrow:grid-cols-[1fr_168px]">
          <Field
            label="Name"
            name="name"
            value={name}
            maxLength={80}
            placeholder="Such as your company"
            onChange={(event) => setName(event.target.value)}
            refusal={wasSent || name.length > 60 ? messageOf(checkedName) : undefined}
            isTall
          />
          <Select label="Region" value={server} options={SERVERS} onChange={setServer} isTall />
        </div>
        {server === 'custom' && (
          <Field
            label="Address"
            name="address"
            value={address}
            placeholder={REGIONS.auto.baseUrl}
            onChange={(event) => setAddress(event.target.value)}
            refusal={wasSent || address.length > 8 ? messageOf(checkedAddress) : undefined}
            help="An API that speaks like SMTP2GO’s: https, or http on this computer."
            isTall
          />
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" kind="primary" size="large" disabled={isRunning}>
            {isRunning ? 'Checking this key' : 'Check this key'}
          </Button>
          <span className="text-small text-text-3">Asks SMTP2GO only what the key may do.</span>
        </div>
      </div>
      {earlier && <EarlierDataChoice found={earlier} isRunning={isRunning} onChoose={submit} />}
      {problem && !earlier && (
        <div role="alert" className="mt-4 rounded-panel border border-line-strong">
          <ProblemFace problem={problem} next="Nothing was kept on this computer." />
        </div>
      )}
      <div className="mt-6 border-t pt-4 text-small text-text-2">
        No key yet? In SMTP2GO open Settings, API Keys, and tick at least <strong>Statistics</strong> and{' '}
        <strong>Activity</strong>.{' '}
        <LinkButton onClick={() => tell('open_link', { link: 'provider_keys' })}>Open API Keys at SMTP2GO</LinkButton>
      </div>
    </form>
  );
}
