import { startDesktop } from './desktop.ts';
import { FIXTURE } from './fixture.ts';
import { launch } from './launch.ts';

/** Brings up a desktop with an application for `orphans.test.ts`, says where, and waits to be killed. */
const desktop = await startDesktop();
const app = launch({ desktop, main: FIXTURE });
await app.line('loaded app://');
console.log(
  JSON.stringify({ root: desktop.env['VIRTUAL_DESKTOP'], display: desktop.env['DISPLAY'], app: app.process.pid }),
);
