import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { type Call, createApi, type KeyPlace, keyOf } from './api.ts';
import { createCustomer } from './customer.ts';
import { createFaults, createOutage, type Delivery, type Fault, spoil } from './faults.ts';
import { type ApiKey, createKeyRing, type NewKey } from './keys.ts';
import { createLimits, type LimitOptions, NO_LIMITS } from './limits.ts';
import { type Quirks, USUAL_QUIRKS } from './quirks.ts';
import type { ErrorEnvelope } from './reply.ts';
import { ROUTES } from './routes/index.ts';
import { SCENARIOS, type Scenario } from './traffic.ts';
import { createWorld, type World } from './world.ts';

export type SimulatorOptions = {
  /** The same seed tells the same story. */
  readonly seed?: number;
  /** Milliseconds since 1970; the clock of the computer unless given. */
  readonly now?: () => number;
  readonly mailsPerDay?: number;
  /** How many times faster than usual the mailing of a scenario runs. */
  readonly speed?: number;
  readonly scenario?: Scenario;
  /** Until the scenario begins it is calm. */
  readonly scenarioDelayMs?: number;
  /** One key that may do everything unless given. */
  readonly keys?: readonly [NewKey, ...NewKey[]];
  /** Any free port unless given. */
  readonly port?: number;
  readonly errorEnvelope?: ErrorEnvelope;
  /** `none`: nobody is ever told to slow down. */
  readonly limits?: Partial<LimitOptions> | 'none';
  /** Other readings of what the documents leave open. */
  readonly quirks?: Partial<Quirks>;
};

/** One request as it came in, for tests. */
type RequestRecord = {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly keyPlace: KeyPlace;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

export type Simulator = {
  /** Base address, ending in `/v3`. */
  readonly url: string;
  /** The first key. */
  readonly key: string;
  readonly keys: readonly ApiKey[];
  readonly world: World;
  /** The latest requests, oldest first. */
  readonly requests: readonly RequestRecord[];
  readonly setScenario: World['setScenario'];
  readonly addKey: (key?: NewKey) => ApiKey;
  readonly revokeKey: (key: string) => void;
  /** Spoils the answers of a path (`/stats/email_bounces`, or `*` for all), for so many calls or until cleared. */
  readonly setFault: (path: string, fault: Fault, times?: number) => void;
  readonly clearFaults: () => void;
  /**
   * Switches the API's IP allow list off, as its owner can on the provider's own page. The calls that could do it are
   * refused once the list is on and leaves out this computer.
   */
  readonly openAllowList: () => void;
  readonly close: () => Promise<void>;
};

const BODY_LIMIT = 1024 * 1024;
const KEPT_REQUESTS = 2_000;
const GENEROUS_LIMITS: LimitOptions = { requestsPerMinute: 3_000, errorsPerMinute: 300 };

/** Undefined when the client went away before it had sent everything. */
const readBody = async (request: IncomingMessage): Promise<string | 'too-large' | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  // What is too large is read to its end all the same: a client that is still writing would not see the answer.
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= BODY_LIMIT) chunks.push(chunk);
    }
  } catch (error) {
    if (request.complete) throw error;
    return undefined;
  }
  return size > BODY_LIMIT ? 'too-large' : Buffer.concat(chunks).toString('utf8');
};

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header);

function* padding(bytes: number): Generator<string> {
  const chunk = 'x'.repeat(64 * 1024);
  yield '{"data":{"padding":"';
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk;
  yield '"}}';
}

const send = (response: ServerResponse, { reply, ending, paddingBytes }: Delivery): void => {
  if (ending === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (paddingBytes !== undefined) {
    response.writeHead(reply.status, reply.headers);
    const stream = Readable.from(padding(paddingBytes));
    response.on('close', () => stream.destroy());
    stream.pipe(response);
    return;
  }
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
  if (ending === 'truncated') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
    return;
  }
  response.end(body);
};

/**
 * Starts an SMTP2GO on loopback, written from smtp2go-api.md alone. Rejects when the port is taken. The account lives
 * as long as the process: nothing is stored.
 */
export const startSimulator = async (options: SimulatorOptions = {}): Promise<Simulator> => {
  const { now = Date.now, seed = 1, mailsPerDay = 5_800, speed = 1, scenario = 'calm', scenarioDelayMs = 0 } = options;
  const world = createWorld({ seed, now, mailsPerDay, speed, scenario, scenarioDelayMs });
  // A month is worked out now, so that the first question is answered as fast as the next.
  world.sums(world.window(now() - 30 * 86_400_000, now()));
  const keyRing = createKeyRing([...new Set(ROUTES.map(({ path }) => path))]);
  const [firstKey, ...moreKeys] = options.keys ?? [{}];
  const first = keyRing.add(firstKey);
  const keys = [first, ...moreKeys.map(keyRing.add)];
  const limits = options.limits === 'none' ? NO_LIMITS : createLimits(now, { ...GENEROUS_LIMITS, ...options.limits });
  const customer = createCustomer(world, seed);
  const answer = createApi({
    world,
    customer,
    quirks: { ...USUAL_QUIRKS, ...options.quirks },
    routes: ROUTES,
    keys: keyRing,
    limits,
    envelope: options.errorEnvelope ?? 'nested',
  });
  const faults = createFaults();
  const outage = createOutage();
  const requests: RequestRecord[] = [];
  const timers = new Set<NodeJS.Timeout>();

  const faultOf = (path: string): Fault | undefined =>
    faults.take(path) ?? (SCENARIOS[world.scenario()].service === 'down' ? outage() : undefined);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    if (body === undefined) return;
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const call: Call = {
      method: request.method ?? '',
      path: pathname.startsWith('/v3/') ? pathname.slice(3) : undefined,
      headerKey: one(request.headers['x-smtp2go-api-key']),
      authorization: request.headers.authorization,
      address: request.socket.remoteAddress ?? '',
      body,
    };
    const path = call.path ?? pathname;
    const { method } = call;
    requests.push({ at: now(), method, path, keyPlace: keyOf(call).place, headers: request.headers, body });
    if (requests.length > KEPT_REQUESTS) requests.shift();
    const fault = faultOf(path);
    const delivery = fault === undefined ? { reply: answer(call) } : spoil(fault, () => answer(call));
    if (delivery.delayMs === undefined) {
      send(response, delivery);
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      send(response, delivery);
    }, delivery.delayMs);
    timers.add(timer);
    response.on('close', () => {
      clearTimeout(timer);
      timers.delete(timer);
    });
  };

  const server = createServer((request, response) => {
    void handle(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The simulator has no port');

  return {
    url: `http://127.0.0.1:${address.port}/v3`,
    key: first.key,
    keys,
    world,
    requests,
    setScenario: world.setScenario,
    addKey: (key = {}) => keyRing.add(key),
    revokeKey: keyRing.revoke,
    setFault: faults.set,
    clearFaults: faults.clear,
    openAllowList: () => {
      customer.allowLists.api.enabled = false;
    },
    close: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearTimeout(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
