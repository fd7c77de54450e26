import { visible } from '../../../shared/visible.ts';
import { type Row, rowsOf } from '../../model/list/column.ts';
import { tell } from '../../state/runs.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Tag } from '../../ui/Tag.tsx';

function Value({ name, value }: { readonly name: string; readonly value: unknown }) {
  if (typeof value !== 'string' || value === '') return <dd className="text-text-3">nothing</dd>;
  return (
    <dd className="flex min-w-0 items-start gap-1">
      <span className="min-w-0 font-mono text-small leading-5 break-all select-text">{visible(value)}</span>
      <IconButton
        icon="copy"
        name={`Copy ${name}`}
        className="-my-0.5"
        onClick={() => tell('copy_text', { text: value })}
      />
    </dd>
  );
}

const STATES: ReadonlyMap<unknown, string> = new Map([
  [true, 'verified'],
  [false, 'not verified'],
]);

/** The DNS records of a domain: what is required, what was found, and whether it is right. */
export function DnsRecords({ row }: { readonly row: Row }) {
  return (
    <div className="flex flex-col gap-4">
      {rowsOf(row, 'records').map((record) => {
        const purpose = visible(String(record['purpose']));
        return (
          <section key={purpose} aria-label={`Record for ${purpose}`}>
            <h3 className="mb-1 flex items-center gap-2">
              {purpose.charAt(0).toUpperCase() + purpose.slice(1)}
              <Tag>{STATES.get(record['verified']) ?? 'not known'}</Tag>
            </h3>
            <dl className="grid grid-cols-[72px_1fr] gap-x-3 gap-y-0.5">
              <dt className="text-text-3">{visible(String(record['type']))}</dt>
              <Value name={`the host of ${purpose}`} value={record['host']} />
              <dt className="text-text-3">Expected</dt>
              <Value name={`what is expected for ${purpose}`} value={record['expected']} />
              <dt className="text-text-3">Found</dt>
              <Value name={`what was found for ${purpose}`} value={record['found']} />
            </dl>
            {typeof record['problem'] === 'string' && (
              <p className="mt-1 text-small text-text-2 select-text">SMTP2GO says: {visible(record['problem'])}</p>
            )}
          </section>
        );
      })}
    </div>
  );
}
