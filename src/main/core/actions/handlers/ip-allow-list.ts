import { fail, ok, type Result } from '../../../../shared/failure.ts';
import type { ActionContext, Handlers } from '../context.ts';
import { ipRange, rangeText, sameRange } from '../ip-range.ts';
import { answer, refuse, someOf, unconfirmed, verifyIfUnknown } from '../mutation.ts';
import { notesOf, skippedNote } from '../notes.ts';

type Which = 'smtp' | 'api';

/** The current state of one of the two lists. */
interface IpList {
  readonly enabled: boolean;
  readonly entries: readonly { readonly ip_address: string; readonly description: string | undefined }[];
  readonly requestId: string | undefined;
  readonly skippedRows: number;
}

async function view(type: Which, { client, signal }: ActionContext): Promise<Result<IpList>> {
  const seen = await client.call('ip_allow_list/view', { type }, { signal });
  if (!seen.ok) return seen;
  const { data, requestId, skippedRows } = seen.data;
  const entries = data.ip_addresses.map(({ ip_address, description }) => ({ ip_address, description }));
  return ok({ enabled: data.enabled, entries, requestId, skippedRows });
}

const lookFor = (type: Which, ip: string, context: ActionContext) => async () => {
  const seen = await view(type, context);
  if (!seen.ok) return seen;
  const isThere = seen.data.entries.some(({ ip_address }) => ip_address === ip);
  return ok(`${ip} is ${isThere ? '' : 'not '}on the ${type} list.`);
};

/** The phrase that confirms a change to the API's list that may lock this computer out. */
const PHRASE = 'restrict the api';

/**
 * Asks for confirmation before the API's list is on with these addresses. Relaywatch does not know this computer's
 * public address, and a computer that is not listed can no longer call the API, not even to undo the change
 * (smtp2go-api.md 2.8).
 */
function confirmLockOut(addresses: readonly string[], skippedRows: number, context: ActionContext, ...first: string[]) {
  return unconfirmed(context, PHRASE, [
    ...first,
    'SMTP2GO then refuses every call of the API from elsewhere, those of Relaywatch too; only its website can undo it.',
    'The public address of this computer is not known here: compare it with the list first.',
    addresses.length === 0
      ? 'The list would be empty: every call would be refused.'
      : `On the list: ${someOf(addresses)}.`,
    ...notesOf(skippedNote(skippedRows)),
  ]);
}

/** What is to be known of a range that keeps nobody out. */
const openFacts = (entry: string): readonly string[] =>
  ipRange(entry)?.prefix === 0 ? [`${entry} is every address there is: with it, the list keeps nobody out.`] : [];

/** What a range stands for, where it was written with the address of a host. */
function rangeNote(entry: string): string | false {
  const range = ipRange(entry);
  return range !== undefined && range.text !== entry && `${entry} stands for ${rangeText(range)}.`;
}

/** Says whether the list is on, which an empty list shows nowhere else. */
const stateNotes = (type: Which, { enabled, entries, skippedRows }: IpList): readonly string[] =>
  notesOf(
    `The ${type} list is ${enabled ? 'on' : 'off'}${entries.length + skippedRows === 0 ? ' and empty' : ''}.`,
    skippedNote(skippedRows),
  );

export const ipAllowListHandlers = {
  ip_allow_list_add: async ({ ip, note, type }, context) => {
    const seen = await view(type, context);
    if (!seen.ok) return seen;
    const { enabled, entries, skippedRows } = seen.data;
    const same = entries.find(({ ip_address }) => sameRange(ip_address) === sameRange(ip));
    if (same) {
      const as = same.ip_address === ip ? '' : ` as ${same.ip_address}`;
      return refuse('ip', `${ip} is on the ${type} list already${as}.`);
    }
    const open = openFacts(ip);
    // If the list is already on, this computer is on it, because this call succeeded.
    if (type === 'api' && !enabled && entries.length === 0) {
      const undocumented = 'Whether a first entry switches the list on is not documented.';
      const asked = confirmLockOut([ip], skippedRows, context, undocumented, ...open);
      if (asked) return asked;
    } else if (open.length > 0) {
      const asked = unconfirmed(context, ip, open);
      if (asked) return asked;
    }
    const added = await verifyIfUnknown(
      context.client.call('ip_allow_list/add', { ip_address: ip, description: note, type }, { signal: context.signal }),
      lookFor(type, ip, context),
    );
    if (!added.ok) return added;
    const { ip_address, description } = added.data.data;
    return answer(
      { type, enabled, ip_address, description },
      added.data.requestId,
      notesOf(rangeNote(ip), !enabled && `The ${type} list is off: it has no effect.`),
    );
  },

  ip_allow_list_edit: async (input, context) => {
    const { ip_address: old, new_ip_address, description, type } = input;
    const seen = await view(type, context);
    if (!seen.ok) return seen;
    const { enabled, entries, skippedRows } = seen.data;
    if (!entries.some(({ ip_address }) => ip_address === old)) {
      return refuse('ip_address', `${old} is not on the ${type} list.`);
    }
    const isMoved = new_ip_address !== undefined && new_ip_address !== old;
    const others = entries.filter(({ ip_address }) => ip_address !== old);
    if (isMoved && others.some(({ ip_address }) => sameRange(ip_address) === sameRange(new_ip_address))) {
      return refuse('new_ip_address', `${new_ip_address} is on the ${type} list already.`);
    }
    const open = isMoved ? openFacts(new_ip_address) : [];
    if (isMoved && type === 'api' && enabled) {
      const after = entries.map(({ ip_address }) => (ip_address === old ? new_ip_address : ip_address));
      const isGone = `${old} would no longer be on the list.`;
      const asked = confirmLockOut(after, skippedRows, context, isGone, ...open);
      if (asked) return asked;
    } else if (isMoved && open.length > 0) {
      const asked = unconfirmed(context, new_ip_address, open);
      if (asked) return asked;
    }
    const edited = await verifyIfUnknown(
      context.client.call(
        'ip_allow_list/edit',
        { ip_address: old, new_ip_address, description, type },
        { signal: context.signal },
      ),
      lookFor(type, new_ip_address ?? old, context),
    );
    if (!edited.ok) return edited;
    const { data, requestId } = edited.data;
    return answer(
      { type, enabled, ip_address: data.ip_address, description: data.description },
      requestId,
      notesOf(isMoved && rangeNote(new_ip_address)),
    );
  },

  ip_allow_list_remove: async ({ ip_address: ip, type }, context) => {
    const seen = await view(type, context);
    if (!seen.ok) return seen;
    const { enabled, entries, skippedRows } = seen.data;
    const found = entries.find(({ ip_address }) => ip_address === ip);
    if (!found) return refuse('ip_address', `${ip} is not on the ${type} list.`);
    if (type === 'api' && enabled) {
      const after = entries.filter((each) => each !== found).map(({ ip_address }) => ip_address);
      const asked = confirmLockOut(after, skippedRows, context, `${ip} would no longer be on the list.`);
      if (asked) return asked;
    }
    const removed = await verifyIfUnknown(
      context.client.call('ip_allow_list/remove', { ip_address: ip, type }, { signal: context.signal }),
      lookFor(type, ip, context),
    );
    return removed.ok ? answer({ type, enabled, ...found }, removed.data.requestId) : removed;
  },

  ip_allow_list_switch: async ({ type, enabled }, context) => {
    const seen = await view(type, context);
    if (!seen.ok) return seen;
    const { entries, skippedRows } = seen.data;
    if (seen.data.enabled === enabled) {
      return answer({ type, enabled }, seen.data.requestId, [`The ${type} list is ${enabled ? 'on' : 'off'} already.`]);
    }
    if (enabled) {
      const addresses = entries.map(({ ip_address }) => ip_address);
      const asked =
        type === 'api'
          ? confirmLockOut(addresses, skippedRows, context)
          : addresses.length + skippedRows === 0 &&
            unconfirmed(context, 'refuse all smtp', ['The list is empty: no mail over SMTP at all would be accepted.']);
      if (asked) return asked;
    }
    const switched = await verifyIfUnknown(
      context.client.call('ip_allow_list', { enabled, type }, { signal: context.signal }),
      async () => {
        const now = await view(type, context);
        return now.ok ? ok(`The ${type} list is ${now.data.enabled ? 'on' : 'off'}.`) : now;
      },
    );
    return switched.ok ? answer({ type, enabled: switched.data.data.enabled }, switched.data.requestId) : switched;
  },

  ip_allow_list_view: async (_input, context) => {
    const [smtp, api] = await Promise.all([view('smtp', context), view('api', context)]);
    if (!smtp.ok) return smtp;
    if (!api.ok) return api;
    if (context.signal.aborted) return fail({ kind: 'cancelled' });
    const rowsOf = (type: Which, { enabled, entries }: IpList) => entries.map((entry) => ({ type, enabled, ...entry }));
    const data = [...rowsOf('smtp', smtp.data), ...rowsOf('api', api.data)];
    return ok({
      data,
      total: data.length,
      next: undefined,
      requestId: api.data.requestId,
      notes: [...stateNotes('smtp', smtp.data), ...stateNotes('api', api.data)],
    });
  },
} satisfies Partial<Handlers>;
