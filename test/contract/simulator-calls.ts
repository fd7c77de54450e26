import { afterEach, expect } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts';

export const NOON = Date.UTC(2026, 10, 24, 12);
const running: Simulator[] = [];

/** A small account whose clock stands still, closed after the test. */
export const start = async (options: SimulatorOptions = {}): Promise<Simulator> => {
  const simulator = await startSimulator({ mailsPerDay: 200, now: () => NOON, ...options });
  running.push(simulator);
  return simulator;
};

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

type Sent = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string };

export const send = (simulator: Simulator, path: string, { method = 'POST', headers = {}, body = '{}' }: Sent = {}) =>
  fetch(`${simulator.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body }),
  });

export const withKey = (key: string): Record<string, string> => ({ 'X-Smtp2go-Api-Key': key });

export const call = (simulator: Simulator, path: string, body: unknown = {}, key = simulator.key) =>
  send(simulator, path, { headers: withKey(key), body: JSON.stringify(body) });

export const jsonOf = async (reply: Response | Promise<Response>): Promise<unknown> => (await reply).json();

/** The envelope of an error, fields nested. */
export const error = (code: string) => ({
  request_id: expect.any(String),
  data: expect.objectContaining({ error: expect.any(String), error_code: `E_ApiResponseCodes.${code}` }),
});

/** The `data` of a call that has to succeed, as the type a test expects of it: the test fails where it is not so. */
export const dataOf = async <T = unknown>(
  simulator: Simulator,
  path: string,
  body: object = {},
  method = 'POST',
): Promise<T> => {
  const reply = await send(simulator, path, { method, headers: withKey(simulator.key), body: JSON.stringify(body) });
  const text = await reply.text();
  if (reply.status !== 200) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
  const { data }: { data: T } = JSON.parse(text);
  return data;
};

/** Status, code and field of a call that has to be refused. */
export const refusalOf = async (simulator: Simulator, path: string, body: object = {}, method = 'POST') => {
  const reply = await send(simulator, path, { method, headers: withKey(simulator.key), body: JSON.stringify(body) });
  const { data }: { data: { error_code?: string; field_validation_errors?: { fieldname: string } } } =
    await reply.json();
  const { error_code, field_validation_errors } = data;
  const code = error_code?.replace('E_ApiResponseCodes.', '');
  return { status: reply.status, code, field: field_validation_errors?.fieldname };
};
