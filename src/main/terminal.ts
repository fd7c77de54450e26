import { createInterface } from 'node:readline';
import { addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { BaseUrl, REGIONS } from '../shared/account.ts';
import { ACTIONS } from '../shared/actions/index.ts';
import { fail, ok, type Result, type Wait } from '../shared/failure.ts';
import { memoryLabels } from './core/actions/labels.ts';
import { createListCache } from './core/actions/list-cache.ts';
import { runAction } from './core/actions/run-action.ts';
import { type Client, createClient } from './core/api/client.ts';
import { createLimits, TERMINAL } from './core/api/limits.ts';
import { createLog } from './core/log/log.ts';
import { systemClock } from './shell/clock.ts';
import { nodeHttp } from './shell/node-http.ts';

/**
 * Runs actions from a terminal, through the same handlers and checks as the window. The key comes from
 * RELAYWATCH_API_KEY, never from an argument, which other programs on the computer could read. Prints one JSON line per
 * run: its Result.
 */

const USAGE = `Runs one of Relaywatch's actions and prints one JSON line, its result.

  npm run -s action -- ID ['JSON' | -]      the input as JSON, or - to read it from standard input
  npm run -s action -- --list               every action with its input as JSON Schema
  npm run -s action -- --batch              reads lines {"id","input"} and answers each with a line

  --base-url URL     instead of ${REGIONS.auto.baseUrl}
  --confirm PHRASE   the phrase a guarded change asked for; in a batch, "confirm" of its line

The key is read from the environment variable RELAYWATCH_API_KEY. A run waits for its turn as long as the rate limits of
SMTP2GO take; the terminal uses half of each. Exit code 0 when it worked, 1 when not, 130 after Ctrl-C, 141 when nobody
reads the results any more.`;

const BatchLine = z.strictObject({ id: z.string(), input: z.unknown().optional(), confirm: z.string().optional() });

const invalid = (path: string, message: string): Result<never> =>
  fail({ kind: 'invalid-input', fields: [{ path, message }] });

/** JSON on one line for every reader and terminal: controls and line ends of Unicode are escaped too. */
const oneLine = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Resolves once the line was taken, or could not be: see `outputError`. */
const print = (result: unknown): Promise<void> =>
  new Promise((resolve) => process.stdout.write(`${oneLine(result)}\n`, () => resolve()));

/** Why results can't be printed any more; EPIPE where a reader such as `head` has enough. */
let outputError: NodeJS.ErrnoException | undefined;
process.stdout.on('error', (error) => {
  outputError ??= error;
});

/** Exit codes of a shell: 128 and the number of the signal. */
const INTERRUPTED = 130;
const NO_READER = 141;

function parseJson(source: string): Result<unknown> {
  if (source.trim() === '') return ok({});
  try {
    return ok(JSON.parse(source));
  } catch (error) {
    return invalid('input', `The input is not JSON: ${String(error)}`);
  }
}

/** Not on standard output, which is for results. */
const log = createLog((_level, entry) => process.stderr.write(`${entry}\n`));
const abort = new AbortController();
process.once('SIGINT', () => abort.abort());
const labels = memoryLabels();
const listCache = createListCache();

/** Its runs wait for their turn as long as it takes, and say so to a person at the terminal. */
const patient = (client: Client): Client => ({
  ...client,
  call: (path, request, options) =>
    client.call(path, request, { ...options, lane: 'background', onWait: process.stderr.isTTY ? sayWait : undefined }),
});

function sayWait(wait: Wait | undefined): void {
  if (!wait) return;
  const seconds = Math.ceil((wait.until - systemClock.now()) / 1000);
  process.stderr.write(
    `${wait.by === 'smtp2go' ? 'SMTP2GO asked for a pause' : 'Waiting for its turn'}, ${seconds} s\n`,
  );
}

async function run(
  client: Client,
  id: string,
  input: unknown,
  confirmation: string | undefined,
): Promise<Result<unknown>> {
  const context = {
    client,
    clock: systemClock,
    signal: abort.signal,
    progress: () => undefined,
    labels,
    listCache,
    confirmation,
  };
  return runAction(id, input, context, undefined);
}

async function batchLine(client: Client, line: string): Promise<Result<unknown>> {
  const source = parseJson(line);
  if (!source.ok) return source;
  const parsed = BatchLine.safeParse(source.data);
  if (!parsed.success) return invalid('line', 'A line is {"id": "…", "input": {…}}.');
  return run(client, parsed.data.id, parsed.data.input ?? {}, parsed.data.confirm);
}

const list = () =>
  Object.entries(ACTIONS).map(([id, { title, help, effect, input, permissions, ...rest }]) => ({
    id,
    title,
    help,
    effect,
    permissions,
    unsupported: 'unsupported' in rest ? rest.unsupported : {},
    input: z.toJSONSchema(input, { io: 'input' }),
  }));

/** Resolves to whether every run succeeded. */
async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      list: { type: 'boolean' },
      batch: { type: 'boolean' },
      help: { type: 'boolean' },
      'base-url': { type: 'string' },
      confirm: { type: 'string' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return true;
  }
  if (values.list) {
    await print(list());
    return true;
  }
  const address = BaseUrl.safeParse(values['base-url'] ?? REGIONS.auto.baseUrl);
  if (!address.success) {
    await print(invalid('base-url', address.error.issues[0]?.message ?? 'No address.'));
    return false;
  }
  const client = patient(
    createClient({
      http: nodeHttp,
      clock: systemClock,
      baseUrl: address.data,
      limits: createLimits(systemClock, TERMINAL),
      hide: log.hide,
      getKey: async () => {
        const key = process.env['RELAYWATCH_API_KEY'];
        return key ? ok(key) : fail({ kind: 'no-key', detail: 'Set RELAYWATCH_API_KEY to an API key of SMTP2GO.' });
      },
    }),
  );

  if (values.batch) {
    let isGood = true;
    for await (const line of createInterface({ input: process.stdin, signal: abort.signal })) {
      if (abort.signal.aborted || outputError) break;
      if (line.trim() === '') continue;
      const result = await batchLine(client, line);
      isGood &&= result.ok;
      await print(result);
    }
    return isGood;
  }

  const [id, source, ...more] = positionals;
  if (id === undefined || more.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    return false;
  }
  const input = parseJson(source === '-' ? await text(addAbortSignal(abort.signal, process.stdin)) : (source ?? ''));
  const result = input.ok ? await run(client, id, input.data, values.confirm) : input;
  await print(result);
  return result.ok;
}

/** Whether parseArgs threw it, because of an option that it does not know or that lacks its value. */
const isUsageError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  process.exitCode = 1;
  if (isUsageError(error)) process.stderr.write(`${error.message}\n\n${USAGE}\n`);
  else if (!(error instanceof Error && error.name === 'AbortError'))
    log.error('app: the action failed by a mistake in Relaywatch', error);
}
if (outputError) process.exitCode = outputError.code === 'EPIPE' ? NO_READER : 1;
if (outputError && outputError.code !== 'EPIPE')
  process.stderr.write(`The result could not be printed: ${outputError.message}\n`);
if (abort.signal.aborted) process.exitCode = INTERRUPTED;
