import { z } from 'zod';
import { type CallOptions, callEndpoint, createClient } from '../../../../../src/main/core/api/client.ts';
import { type Endpoint, whole } from '../../../../../src/main/core/api/endpoints/define.ts';
import { createLimits } from '../../../../../src/main/core/api/limits.ts';
import { ok } from '../../../../../src/shared/failure.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { answer, connectionError, fakeHttp, type Meets } from '../../../../fakes/http.ts';

export const KEY = 'api-ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
export const BASE_URL = 'https://api.example/v3';
export const ID = '8f0e2a54-3c1d-11f1-9a77-f23c92160e3c';
export const BOUNCES = { emails: 12480, rejects: 37, softbounces: 61, hardbounces: 143, bounce_percent: '1.63' };
export const GOOD = () => answer(200, { request_id: ID, data: BOUNCES });
export const READ = ok({ data: { ...BOUNCES, bounce_percent: 1.63 }, requestId: ID, skippedRows: 0 });
export const API_EXCEPTION = () =>
  answer(400, { data: { error: 'Human text', error_code: 'E_ApiResponseCodes.API_EXCEPTION' } });
export const RESET = connectionError('ECONNRESET');

/** A change, of which the table has none yet. */
const CHANGE: Endpoint<{ value: string }, unknown> = {
  method: 'PATCH',
  request: z.strictObject({ value: z.string() }),
  reply: z.looseObject({ value: z.string() }).transform(whole),
  retry: 'never',
  limit: 'other',
};

export function setUp(...script: readonly Meets[]) {
  const clock = fakeClock();
  const http = fakeHttp(...script);
  const options = {
    http,
    clock,
    baseUrl: BASE_URL,
    getKey: async () => ok(KEY),
    limits: createLimits(clock),
    random: () => 0.5,
  };
  const client = createClient(options);
  return {
    ...options,
    client,
    bounces: (callOptions?: CallOptions) => client.call('stats/email_bounces', {}, callOptions),
    change: (callOptions?: CallOptions) =>
      callEndpoint(options, 'users/smtp/edit', CHANGE, { value: 'x' }, callOptions),
  };
}

/** Lets all the time of a call go by, and tells how it ended. */
export async function ended<T>(clock: ReturnType<typeof fakeClock>, call: Promise<T>): Promise<T> {
  await clock.advance(120_000);
  return call;
}
