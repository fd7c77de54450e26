import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';

describe('an action in a terminal', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.close());

  /** Runs it as `npm run -s action --` does. */
  const run = async (args: readonly string[], input = '', key: string | undefined = simulator.key) => {
    const { RELAYWATCH_API_KEY: _, ...rest } = process.env;
    const env = key === undefined ? rest : { ...rest, RELAYWATCH_API_KEY: key };
    const child = spawn(process.execPath, ['src/main/terminal.ts', ...args], { env, stdio: 'pipe' });
    child.stdin.end(input);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return {
      code: await ended,
      lines: out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
      out,
      error,
    };
  };
  const here = () => ['--base-url', simulator.url];

  it('prints one line, its result, and ends with 0', async () => {
    const { code, lines } = await run(['activity_search', '{"limit":3}', ...here()]);
    expect(code).toBe(0);
    expect(lines).toMatchObject([{ ok: true, data: { data: [{}, {}, {}], total: expect.any(Number) } }]);
  });

  it('reads its input from standard input', async () => {
    const { lines } = await run(['activity_search', '-', ...here()], '{"limit":1}');
    expect(lines).toMatchObject([{ ok: true, data: { data: [{}] } }]);
  });

  it.each([
    ['an unknown action', ['erase_everything'], 'There is no action'],
    ['an unknown parameter', ['activity_search', '{"limt":1}'], 'There is no parameter limt here.'],
    ['a value that does not fit', ['activity_search', '{"limit":0}'], 'At least 1.'],
    ['a value of another kind', ['activity_search', '{"limit":"many"}'], 'A number.'],
    ['what is not JSON', ['activity_search', '{limit'], 'not JSON'],
  ])('refuses %s without any traffic, and ends with 1', async (_name, args, said) => {
    const { code, out } = await run([...args, ...here()]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    expect(out).toContain(said);
    expect(simulator.requests).toEqual([]);
  });

  it('refuses an address that is neither https nor on this computer', async () => {
    const { code, out } = await run(['activity_search', '{}', '--base-url', 'http://192.0.2.1/v3']);
    expect([code, out]).toEqual([1, expect.stringContaining('https')]);
  });

  it('says where the key has to be when there is none', async () => {
    const { code, out } = await run(['activity_search', '{}', ...here()], '', '');
    expect(code).toBe(1);
    expect(out).toContain('RELAYWATCH_API_KEY');
  });

  it('answers a batch line by line, and goes on after a line that fails', async () => {
    const lines = ['{"id":"activity_search","input":{"limit":1}}', 'garbage', '{"id":"activity_search"}'].join('\n');
    const answered = await run(['--batch', ...here()], lines);
    expect(answered.code).toBe(1);
    expect(answered.lines).toMatchObject([{ ok: true }, { ok: false }, { ok: true }]);
  });

  it('ends an idle batch with 130 after Ctrl-C, without a word', async () => {
    const env = { ...process.env, RELAYWATCH_API_KEY: simulator.key };
    const child = spawn(process.execPath, ['src/main/terminal.ts', '--batch', ...here()], { env, stdio: 'pipe' });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const said = text(child.stderr);
    child.stdin.write('{"id":"users_smtp_view"}\n');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect([await ended, await said]).toEqual([130, '']);
  });

  it('lists every action with its input as JSON Schema', async () => {
    const { code, lines } = await run(['--list'], '', '');
    expect(code).toBe(0);
    const [list] = lines;
    expect(list).toContainEqual(
      expect.objectContaining({
        id: 'activity_search',
        effect: 'read',
        input: expect.objectContaining({ type: 'object', additionalProperties: false }),
      }),
    );
  });

  it('never prints the key', async () => {
    const refused = await run(['activity_search', '{}', ...here()], '', `api-${'x'.repeat(32)}`);
    expect(refused.code).toBe(1);
    expect(refused.out + refused.error).not.toContain('x'.repeat(32));
  });
});
