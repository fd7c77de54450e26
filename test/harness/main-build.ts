import { resolveConfig } from 'electron-vite';
import { build, type Plugin } from 'vite';

/** Builds the main process into `folder` as it is shipped, or else as it is before it is minified. */
export async function buildMain(folder: string, isMinified = true, look?: Plugin): Promise<void> {
  const { config } = await resolveConfig({ logLevel: 'error' }, 'build', 'production');
  const main = config?.main;
  if (!main) throw new Error('The configuration has no main process.');
  const rolldownOptions = { ...main.build?.rolldownOptions };
  if (!isMinified) rolldownOptions.output = { ...rolldownOptions.output, minify: false };
  await build({
    ...main,
    configFile: false,
    plugins: [...(main.plugins ?? []), look],
    build: { ...main.build, rolldownOptions, outDir: folder },
  });
}
