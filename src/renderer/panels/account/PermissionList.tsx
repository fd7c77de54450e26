import { allows, WATCH_PERMISSIONS } from '../../../shared/permission.ts';
import { tell } from '../../state/runs.ts';
import { IconButton, LinkButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';

/** The permissions of a key, and what to grant at SMTP2GO for the missing ones. */
export function PermissionList({ permissions }: { readonly permissions: readonly string[] }) {
  const missing = WATCH_PERMISSIONS.filter(({ path }) => !allows(permissions, path));
  return (
    <>
      <ul className="rounded-panel border bg-canvas">
        {WATCH_PERMISSIONS.map(({ path, opens }) => {
          const isOpen = allows(permissions, path);
          return (
            <li
              key={path}
              className="grid min-h-8 grid-cols-[16px_1fr_auto] items-center gap-x-3 border-b px-3 py-1 last:border-b-0"
            >
              <span className={isOpen ? 'text-ok' : 'text-text-3'}>
                <Icon name={isOpen ? 'check' : 'lock'} />
              </span>
              <span>
                <span className={isOpen ? 'text-text' : 'text-text-2'}>{opens}</span>
                <span className="sr-only">{isOpen ? ' open with ' : ' closed without '}</span>
                <span className="ml-2 font-mono text-least text-text-3">{path}</span>
              </span>
              {!isOpen && (
                <IconButton icon="copy" name={`Copy ${path}`} onClick={() => tell('copy_text', { text: path })} />
              )}
            </li>
          );
        })}
      </ul>
      <p className="mt-2 text-small text-text-3">
        {missing.length === 0 ? (
          'This key opens everything Relaywatch watches.'
        ) : (
          <>
            To open the rest, go to Settings, API Keys at SMTP2GO, this key, and tick what is locked here; then press
            Check now.{' '}
            <LinkButton onClick={() => tell('open_link', { link: 'provider_keys' })}>Open API Keys</LinkButton>
          </>
        )}
      </p>
    </>
  );
}
