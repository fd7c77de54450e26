import { existsSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What `package.json` says about the application that runs. */
export interface AppManifest {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

/** Reads the nearest `package.json` above the main script, as Electron does for a folder it is given. */
export const readManifest = (mainScript: string): AppManifest => {
  let folder = dirname(resolve(mainScript));
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error(`no package.json above ${mainScript}`);
    folder = dirname(folder);
  }
  // The three keys Electron reads; each is optional in a package.json.
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name?: string;
    productName?: string;
    version?: string;
  };
  return { folder, name: manifest.productName ?? manifest.name ?? 'Electron', version: manifest.version ?? '0.0.0' };
};

/** Electron's folders on Linux (documentation of `app.getPath`), each of which the application may move. */
export const createPaths = (name: () => string) => {
  const moved = new Map<string, string>();
  const home = homedir();
  const appData = process.env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  const usual: Record<string, () => string> = {
    home: () => home,
    appData: () => appData,
    userData: () => join(get('appData'), name()),
    sessionData: () => get('userData'),
    logs: () => join(get('userData'), 'logs'),
    temp: () => tmpdir(),
    downloads: () => join(home, 'Downloads'),
    documents: () => join(home, 'Documents'),
    desktop: () => join(home, 'Desktop'),
    exe: () => process.execPath,
  };
  const get = (key: string): string => {
    const path = moved.get(key) ?? usual[key]?.();
    if (path === undefined) throw new Error(`stand-in: app.getPath('${key}') is not implemented`);
    return path;
  };
  return {
    get,
    set: (key: string, path: string) => {
      get(key);
      moved.set(key, resolve(path));
    },
  };
};
