/** Where the documents leave open or contradict themselves, one of the readings. A client has to survive every one. */
export type Quirks = {
  /** The documents show one object, live clients saw a list and `{webhooks}` (smtp2go-api.md 2.32). */
  readonly webhookView: 'list' | 'object' | 'webhooks';
  /** What a change of a sender domain answers with (smtp2go-api.md 7, no. 12). */
  readonly domains: 'one' | 'all';
  /** What `allowed_senders/remove` lists (smtp2go-api.md 2.3). */
  readonly allowedSenders: 'remaining' | 'removed';
  /** What `users/smtp/remove` lists (smtp2go-api.md 2.27). */
  readonly smtpUsers: 'removed' | 'remaining';
  /** Whether `ip_allow_list*` wants the key in the body although the header has it (smtp2go-api.md 1.2). */
  readonly allowListKey: 'anywhere' | 'in-body';
  /** Whether `api_keys/remove` takes the first 16 characters of a key, or only the whole of it (smtp2go-api.md 3). */
  readonly removedKey: 'username' | 'whole';
};

export const USUAL_QUIRKS: Quirks = {
  webhookView: 'list',
  domains: 'one',
  allowedSenders: 'remaining',
  smtpUsers: 'removed',
  allowListKey: 'anywhere',
  removedKey: 'username',
};
