import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ACTIONS } from '../../../src/shared/actions/index.ts';

const List = z.array(
  z.looseObject({
    id: z.string(),
    title: z.string().min(1),
    effect: z.enum(['read', 'write', 'destroy', 'send']),
    unsupported: z.record(z.string(), z.string()),
    input: z.looseObject({
      type: z.literal('object'),
      properties: z.record(z.string(), z.unknown()),
      additionalProperties: z.literal(false),
    }),
  }),
);

it('the terminal lists every action with every parameter, and needs no key for it', () => {
  const { RELAYWATCH_API_KEY: _, ...env } = process.env;
  const printed = execFileSync(process.execPath, ['src/main/terminal.ts', '--list'], { env, encoding: 'utf8' });
  const list = List.parse(JSON.parse(printed));
  expect(list.map(({ id, input }) => [id, Object.keys(input.properties)])).toEqual(
    Object.entries(ACTIONS).map(([id, { input }]) => [id, Object.keys(input.shape)]),
  );
});

describe('a terminal', () => {
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const key = { RELAYWATCH_API_KEY: `api-${'A1'.repeat(16)}` };
    const options = { env: { ...process.env, ...key, ...env }, encoding: 'utf8' } as const;
    return spawnSync(process.execPath, ['src/main/terminal.ts', ...args], options);
  };

  it('escapes what a terminal would obey and what other readers take for the end of a line', () => {
    const name = 'a\u202eb\u009bc\u2028d\u200be\u0085f';
    const { stdout } = run(['email_search', JSON.stringify({ [name]: 1 })]);
    expect(stdout).toMatch(/^[\x20-\x7e]+\n$/);
    expect(JSON.parse(stdout)).toMatchObject({ failure: { fields: [{ path: name }] } });
  });

  it('says how it is used where an option is unknown', () => {
    const { status, stderr } = run(['--colour']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Unknown option '--colour'[\s\S]*\n\nRuns one of Relaywatch's actions/);
  });

  it('does not take a mistake of ours for wrong usage, and shows its stack without secrets', () => {
    // Thrown where a call waits for its turn, and nowhere before.
    const planted = `
      const { withResolvers } = Promise;
      Promise.withResolvers = function () {
        if (/limits[.]ts:/.test(new Error().stack)) throw new TypeError('planted ' + process.env.RELAYWATCH_API_KEY);
        return withResolvers.call(this);
      };`;
    const { status, stdout, stderr } = run(['api_keys_permissions', '{}'], {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(planted)}`,
    });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^app: the action failed by a mistake in Relaywatch: TypeError: planted …\n {4}at /m);
    expect(stderr).not.toContain('Runs one of');
    expect(stderr).not.toContain('A1A1A1');
  });
});

describe('a guarded change in a terminal', () => {
  const kim = 'kim@b.example';
  const input = JSON.stringify({ email: kim });
  const asked: string[] = [];
  /** Says that Kim complained, and takes the block away. */
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const row = { email_address: kim, reason: 'spam', timestamp: '2026-03-04 09:12:44', removed: true };
    const data = { total_results: 1, continue_token: null, results: [row], suppressions: [row] };
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ request_id: 'r', data }));
  });
  beforeEach(async () => {
    asked.length = 0;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  async function run(args: readonly string[], lines = ''): Promise<readonly unknown[]> {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const env = { ...process.env, RELAYWATCH_API_KEY: `api-${'A'.repeat(32)}` };
    const all = ['src/main/terminal.ts', ...args, '--base-url', `http://127.0.0.1:${port}/v3`];
    const child = spawn(process.execPath, all, { env, stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.end(lines);
    const out = await text(child.stdout);
    return out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }

  it('is done with the phrase', async () => {
    expect(await run(['suppression_remove', input, '--confirm', kim])).toMatchObject([{ ok: true }]);
    expect(asked).toEqual(['/v3/suppression/view', '/v3/suppression/remove']);
  });

  it('is refused without it, line by line in a batch', async () => {
    const line = { id: 'suppression_remove', input: { email: kim } };
    const lines = [line, { ...line, confirm: 'yes' }, { ...line, confirm: kim }].map((one) => JSON.stringify(one));
    const refused = { ok: false, failure: { kind: 'confirmation-needed', phrase: kim } };
    expect(await run(['--batch'], lines.join('\n'))).toMatchObject([refused, refused, { ok: true }]);
    expect(asked.filter((path) => path.endsWith('/remove')).length).toBe(1);
  });
});

it('a batch sends nothing more once nobody reads its results, and ends without a stack', async () => {
  const readerLeft = Promise.withResolvers<void>();
  let asked = 0;
  const server = createServer(async (_request, response) => {
    asked += 1;
    if (asked > 1) await readerLeft.promise;
    response.end(JSON.stringify({ request_id: 'r', data: { results: [] } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const env = { ...process.env, RELAYWATCH_API_KEY: `api-${'A'.repeat(32)}` };
  const args = ['src/main/terminal.ts', '--batch', '--base-url', `http://127.0.0.1:${port}/v3`];
  const child = spawn(process.execPath, args, { env, stdio: 'pipe' });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const said = text(child.stderr);
  child.stdin.on('error', () => undefined);
  child.stdin.end('{"id":"users_smtp_view"}\n'.repeat(20));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  readerLeft.resolve();
  expect([await ended, await said]).toEqual([141, '']);
  // Only the answer of the second could tell that nobody reads.
  expect(asked).toBe(2);
  await new Promise((resolve) => server.close(resolve));
});
