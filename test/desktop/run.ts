import { parseArgs } from 'node:util';
import { ownDesktop, startDesktop } from './desktop.ts';
import { launch } from './launch.ts';

/*
 * node test/desktop/run.ts [--main out/main/index.js] [--virtual] [--own-home] [-- arguments of the application]
 * Opens a built application in the stand-in: on the person's display, or on a virtual one where there is none. With
 * --own-home only the display is virtual: home folder, session bus and keyring are the person's own.
 */

const { values, positionals } = parseArgs({
  options: {
    main: { type: 'string', default: 'out/main/index.js' },
    virtual: { type: 'boolean', default: false },
    'own-home': { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const isVirtual = values.virtual || process.env['DISPLAY'] === undefined;
const isOwnHome = !isVirtual || values['own-home'];
const bare = { panel: false, notifications: false, keyring: 'none' } as const;
const display = isVirtual ? await startDesktop(isOwnHome ? bare : {}) : ownDesktop();
const { DISPLAY = '' } = display.env;
const desktop = isOwnHome ? { ...display, env: { ...ownDesktop().env, DISPLAY } } : display;
if (!isOwnHome) console.log(`On the virtual display ${desktop.env['DISPLAY']}, home folder ${desktop.home}`);

const env = isVirtual ? {} : { STAND_IN_OPENS: '1' };
const application = launch({ desktop, main: values.main, args: positionals, env });
application.process.stdout?.pipe(process.stdout);
application.process.stderr?.pipe(process.stderr);

// Ctrl-C in a terminal reaches the application by itself, which then quits in its own way; here it must not end us first.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', application.stop);

process.exitCode = (await application.exited) ?? 1;
await desktop.stop();
