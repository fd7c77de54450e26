import { memoryLabels } from '../../src/main/core/actions/labels.ts';
import { createListCache } from '../../src/main/core/actions/list-cache.ts';
import { runAction } from '../../src/main/core/actions/run-action.ts';
import { createClient } from '../../src/main/core/api/client.ts';
import type { Path } from '../../src/main/core/api/endpoints/index.ts';
import { createLimits } from '../../src/main/core/api/limits.ts';
import type { Http, HttpReply } from '../../src/main/core/ports.ts';
import type { ActionResult } from '../../src/shared/actions/define.ts';
import type { ActionId, Input, Output } from '../../src/shared/actions/index.ts';
import { type Failure, ok } from '../../src/shared/failure.ts';
import { fakeClock } from './clock.ts';
import { answer } from './http.ts';

const BASE_URL = 'https://api.smtp2go.com/v3';

type Body = Readonly<Record<string, unknown>>;

/**
 * What a path answers: the `data` of a success, a whole answer (`answer` of http.ts), an error for a broken connection
 * (`connectionError`), or 'silence'. `nth` counts its calls from 0.
 */
export type Answers = Partial<Record<Path, (request: Body, nth: number) => unknown>>;

const isReply = (value: unknown): value is HttpReply =>
  typeof value === 'object' && value !== null && 'status' in value && 'headers' in value && 'body' in value;

/** Runs actions through the real client against scripted answers. Time stands still but for the waits of a run. */
export function actionRuns(answers: Answers, now?: number) {
  const clock = fakeClock(now);
  const calls: { readonly path: string; readonly request: Body }[] = [];
  const progress: (readonly [done: number, total: number])[] = [];
  const abort = new AbortController();
  let underWay = 0;
  let mostAtOnce = 0;

  const http: Http = async (url, { body = '', signal }) => {
    const path = url.slice(BASE_URL.length + 1);
    const request: Body = JSON.parse(body);
    const nth = calls.filter((call) => call.path === path).length;
    calls.push({ path, request });
    underWay += 1;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    // Others get their turn, as they do while a real answer is on its way.
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
    // Keys of `answers` are paths; any other text has no entry there.
    const meets = answers[path as Path]?.(request, nth);
    if (meets === undefined) throw new Error(`The script has no answer for ${path}`);
    if (meets === 'silence') {
      return new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    }
    if (meets instanceof Error) throw meets;
    return isReply(meets) ? meets : answer(200, { request_id: `r-${path}`, data: meets });
  };

  const client = createClient({
    http,
    clock,
    baseUrl: BASE_URL,
    limits: createLimits(clock),
    getKey: async () => ok(`api-${'A'.repeat(32)}`),
    random: () => 0,
  });
  const listCache = createListCache();
  const labels = memoryLabels();

  /** Runs one, letting its waits go by, and answers its result. */
  const run = async (id: string, input: unknown, confirmation?: string) => {
    const context = {
      client,
      clock,
      listCache,
      labels,
      confirmation,
      signal: abort.signal,
      progress: (done: number, total: number) => progress.push([done, total]),
    };
    let isDone = false;
    const result = runAction(id, input, context, undefined).finally(() => {
      isDone = true;
    });
    while (!isDone) await clock.advance(1000);
    return result;
  };

  return {
    clock,
    calls,
    progress,
    abort: () => abort.abort(),
    mostAtOnce: () => mostAtOnce,
    run,
    /** Runs one that has to work. */
    answerOf: async <Id extends ActionId>(
      id: Id,
      input: Input<Id>,
      confirmation?: string,
    ): Promise<ActionResult<Output<Id>>> => {
      const result = await run(id, input, confirmation);
      if (!result.ok) throw new Error(`${id} failed: ${JSON.stringify(result.failure)}`);
      // What a handler answers has the type of its action, which its run by name cannot say.
      return result.data as ActionResult<Output<Id>>;
    },
    /** Runs one that has to fail. */
    failureOf: async (id: ActionId, input: unknown, confirmation?: string): Promise<Failure> => {
      const result = await run(id, input, confirmation);
      if (result.ok) throw new Error(`${id} did not fail: ${JSON.stringify(result.data)}`);
      return result.failure;
    },
  };
}
