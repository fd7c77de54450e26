import { readFile } from 'node:fs/promises';
import { cpus, freemem, release, totalmem, type } from 'node:os';
import type { ReportSource } from '../core/ports.ts';
import { hasNotifications } from './notifier.ts';
import { askNotificationService } from './notifier-linux.ts';
import type { BusReply, SessionBus } from './session-bus.ts';
import { askTrayHost } from './tray-host.ts';

const LIMIT_MS = 10_000;

/** The application as far as it describes itself. */
interface Program {
  readonly platform: NodeJS.Platform;
  readonly version: string;
  readonly isPackaged: boolean;
  readonly dataFolder: string;
}

/** The sections about this computer: versions, and what its desktop answers now. */
export const computerChecks = (program: Program, bus: Pick<SessionBus, 'call'>): readonly ReportSource[] => [
  { name: 'system', title: 'Versions and system', limitMs: LIMIT_MS, read: (say) => saySystem(program, say) },
  ...(program.platform === 'linux' ? linuxDesktop(bus) : [systemNotifications]),
];

type Say = (line: string) => void;

async function saySystem({ platform, version, isPackaged, dataFolder }: Program, say: Say): Promise<void> {
  const { electron, chrome, node, sqlite } = process.versions;
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const now = new Date();
  say(`Relaywatch ${version}${isPackaged ? '' : ', started from its source'}`);
  say(`Electron ${electron}, Chromium ${chrome ?? 'unknown'}, Node ${node}, SQLite ${sqlite ?? 'unknown'}`);
  say(`System: ${type()} ${release()} on ${process.arch}`);
  say(
    `Memory: ${megabytes(process.memoryUsage.rss())} used by the main process, ${megabytes(freemem())} of ${megabytes(totalmem())} free; ${cpus().length} processors`,
  );
  say(`Time: ${now.toISOString()}, locally ${now.toString()}`);
  say(`Time zone ${timeZone}, locale ${locale}; running for ${Math.round(process.uptime())} s`);
  say(`Data folder: ${dataFolder}`);
  if (platform !== 'linux') return;
  const { XDG_CURRENT_DESKTOP: desktop, XDG_SESSION_TYPE: session } = process.env;
  say(`Desktop: ${desktop ?? 'unknown'}, session type ${session ?? 'unknown'}`);
  say(`Distribution: ${/^PRETTY_NAME="?([^"\n]*)/m.exec(await readFile('/etc/os-release', 'utf8'))?.[1] ?? 'unknown'}`);
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;

/** The services of a Linux desktop that Relaywatch uses. */
const SERVICES = ['org.freedesktop.Notifications', 'org.kde.StatusNotifierWatcher', 'org.freedesktop.secrets'];

const TRAY_WORDS = {
  there: 'A panel shows tray icons.',
  no_host: 'There is a watcher for tray icons, but no panel that shows them: the window stays when it is closed.',
  no_watcher: 'Nothing on this desktop shows tray icons: the window stays when it is closed.',
  unknown: 'The session bus did not say whether a panel shows tray icons.',
} as const;

const linuxDesktop = (bus: Pick<SessionBus, 'call'>): readonly ReportSource[] => [
  {
    name: 'session-bus',
    title: 'Session bus',
    limitMs: LIMIT_MS,
    read: async (say) => {
      const listed = bodyOf(await bus.call({ ...BUS, member: 'ListNames' }), 'The session bus');
      const names: readonly unknown[] = Array.isArray(listed[0]) ? listed[0] : [];
      say('The session bus answers.');
      for (const service of SERVICES) say(`${service}: ${names.includes(service) ? 'running' : 'not running'}`);
    },
  },
  {
    name: 'tray',
    title: 'Tray',
    limitMs: LIMIT_MS,
    read: async (say) => {
      const host = await askTrayHost(bus);
      if (host === 'unknown') throw new Error(TRAY_WORDS.unknown);
      say(TRAY_WORDS[host]);
    },
  },
  {
    name: 'notifications',
    title: 'Notifications',
    limitMs: LIMIT_MS,
    read: async (say) => {
      const { server, capabilities } = await askNotificationService(bus);
      const [name, vendor, version, specification] = bodyOf(server, 'The notification service').map(String);
      say(`Shown by ${name} ${version} of ${vendor}, by version ${specification} of the specification.`);
      const can = bodyOf(capabilities, 'The notification service')[0];
      say(`It can: ${Array.isArray(can) ? can.map(String).join(', ') : 'it did not say'}.`);
    },
  },
  keyring(bus),
];

const keyring = (bus: Pick<SessionBus, 'call'>): ReportSource => ({
  name: 'keyring',
  title: 'Keyring service',
  limitMs: LIMIT_MS,
  read: async (say) => {
    const who = 'The keyring service';
    const alias = { ...SECRETS, path: '/org/freedesktop/secrets', interface: 'org.freedesktop.Secret.Service' };
    const [path] = bodyOf(
      await bus.call({ ...alias, member: 'ReadAlias', signature: 's', body: () => ['default'] }),
      who,
    );
    if (typeof path !== 'string' || path === '/') {
      say('It has no default keyring yet.');
      return;
    }
    const property = { ...SECRETS, path, interface: 'org.freedesktop.DBus.Properties', member: 'Get', signature: 'ss' };
    const locked = await bus.call({ ...property, body: () => ['org.freedesktop.Secret.Collection', 'Locked'] });
    const [value] = bodyOf(locked, who);
    const isLocked = typeof value === 'object' && value !== null && 'value' in value && value.value === true;
    say(`Its default keyring is ${isLocked ? 'locked' : 'unlocked'}.`);
  },
});

const SECRETS = { destination: 'org.freedesktop.secrets' };
const BUS = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };

/** What a service replied; throws if it did not. */
function bodyOf(reply: BusReply, who: string): readonly unknown[] {
  if (!reply.ok) throw new Error(`${who} did not answer: ${reply.detail}.`);
  return reply.body;
}

/** macOS and Windows always have a tray, and no bus. */
const systemNotifications: ReportSource = {
  name: 'notifications',
  title: 'Notifications',
  limitMs: LIMIT_MS,
  read: (say) => {
    say(hasNotifications() ? 'The system shows notifications.' : 'The system shows no notifications.');
  },
};
