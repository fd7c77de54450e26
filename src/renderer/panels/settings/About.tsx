import type { Platform } from '../../../shared/state.ts';
import { tell } from '../../state/runs.ts';
import { IconButton } from '../../ui/Button.tsx';

/** What this is, which version, where it keeps things. */
export function About({ platform }: { readonly platform: Platform }) {
  return (
    <dl className="grid grid-cols-[88px_1fr] gap-x-3 gap-y-2 p-3 select-text">
      <dt className="text-small font-medium text-text-2">Version</dt>
      <dd>Relaywatch {platform.version}</dd>
      <dt className="text-small font-medium text-text-2">Data folder</dt>
      <dd className="flex min-w-0 items-start gap-2">
        <span className="min-w-0 font-mono text-small leading-5 break-all">{platform.dataFolder}</span>
        <IconButton
          icon="copy"
          name="Copy the data folder"
          className="-my-0.5"
          onClick={() => tell('copy_text', { text: platform.dataFolder })}
        />
      </dd>
      <dt className="text-small font-medium text-text-2">Affiliation</dt>
      <dd className="text-text-2">
        None: Relaywatch is not made or endorsed by SMTP2GO. It calls nothing but its API.
      </dd>
    </dl>
  );
}
