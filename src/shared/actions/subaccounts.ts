import { z } from 'zod';
import { action, day, email, inOrder, limit, notInOrder, offset, subaccount, text } from './define.ts';

/** Plan figures are e-mails in the current month. */
const Subaccount = z.looseObject({
  id: z.string().optional(),
  name: z.string(),
  email: z.string().optional(),
  state: z.string().optional(),
  plan_size: z.number().optional(),
  plan_used: z.number().optional(),
  plan_remaining: z.number().optional(),
});

export const subaccountActions = {
  subaccounts_search: action({
    title: 'Subaccounts',
    help: 'The subaccounts with the size of their plan and what is used of it.',
    effect: 'read',
    input: z.strictObject({
      name: text('Name contains').optional(),
      email: email('E-mail address').optional(),
      active: z
        .boolean()
        .meta({ title: 'Active', description: 'Yes: active ones. No: closed and suspended ones.' })
        .optional(),
      limit: limit(1000, 100),
      offset: offset(),
    }),
    output: z.array(Subaccount),
    permissions: ['/subaccounts/search'],
  }),

  subaccounts_usage: action({
    title: 'Usage of subaccounts',
    help: 'Plan, e-mails, bounces, complaints and SMS of each subaccount. Without dates: the last 30 days.',
    effect: 'read',
    input: z
      .strictObject({
        subaccount_id: subaccount().meta({ description: 'Its id; all of them unless given.' }).optional(),
        start_date: day('From').optional(),
        end_date: day('To').optional(),
      })
      .refine(inOrder('start_date', 'end_date'), notInOrder('start_date')),
    /** Values that could not be read are absent, with a note that says why. */
    output: z.array(
      Subaccount.extend({
        used: z.number().optional(),
        bounces: z.number().optional(),
        rejects: z.number().optional(),
        spam: z.number().optional(),
        unsubscribes: z.number().optional(),
        bounce_percent: z.number().optional(),
        spam_percent: z.number().optional(),
        sms_messages: z.number().optional(),
        sms_units: z.number().optional(),
        sms_cost: z.number().optional(),
      }),
    ),
    permissions: ['/subaccounts/search'],
  }),
};
