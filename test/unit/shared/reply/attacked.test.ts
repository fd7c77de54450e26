import { describe, expect, it } from 'vitest';
import { explainReply } from '../../../../src/shared/reply/explain.ts';
import { sampleOf } from '../../../../src/shared/reply/shape.ts';

/** Replies that were made to be taken for the death of a living recipient, by the kind of what they really say. */
const LIVING = {
  'about a block, an IP address or a domain in other languages': [
    '550 Ihre IP-Adresse ist gesperrt',
    '550 Mail abgelehnt, Ihre Domain ist gesperrt',
    '550 Postfach voruebergehend gesperrt',
    '550 compte desactive temporairement',
    '550 cuenta desactivada temporalmente',
    '550 Sesion expirada',
    '550 Adres IP 1.2.3.4 zablokowany',
    '550 konto zablokowane tymczasowo',
    '550 IP-Adresse unbekannt',
    '550 Adresse IP inconnue',
    '550 Votre nom de domaine n’existe pas',
    "550 Votre nom de domaine n'existe pas",
    '550 Fichier introuvable',
    '550 Postfach nicht erreichbar, bitte spaeter erneut versuchen',
    '550 Empfänger nicht erreichbar wegen Wartung',
    '550 Benutzer nicht berechtigt',
  ],
  'about the sender in other languages': [
    '550 Ukjent avsender',
    '550 Ukendt afsender',
    '550 Avsändardomänen finns inte',
    '550 Onbekende verzender',
    '550 El dominio del emisor no existe',
    "550 Domaine d'origine introuvable",
    '550 Record MX non trovato per il dominio di provenienza',
    '550 Versender-Domain nicht gefunden',
    "550 L'adresse d'expedition n'existe pas",
  ],
  'beside a code, in words that are not understood': [
    '550 5.1.1 メールボックスがいっぱいです',
    '550 5.1.1 邮箱已满',
    '550 5.1.1 почтовый ящик переполнен',
    '550 5.1.1 发件人不存在',
    '550 5.1.1 Отправитель не существует',
    '550 5.1.1 Posteingang des Nutzers ist voll',
    '550 5.1.1 La casilla esta llena',
    '550 5.1.1 Wartungsarbeiten',
    '550 5.1.1 DNS failure',
    '550 5.1.1 not today',
    "501 5.1.3 Recipient's SMTPUTF8 not supported",
  ],
  'with a code of the sender': [
    '550 5.1.7 Invalid address',
    '550 5.1.7 <info@shop.example>: user unknown',
    '550 5.1.8 user unknown',
    '550-5.1.1 user unknown\r\n550 5.1.8 no',
    '550-5.1.1 user unknown\r\n450 4.1.1 no',
  ],
  'about the sender or us': [
    '550 Your account has been disabled',
    '550 Sending user is disabled because of abuse reports',
    '550 Unknown user in From: header',
    '550 unknown user (MAIL FROM check)',
    '550 Reverse-path user unknown',
    '550 Originator address unknown',
    '550 Return-Path address does not exist',
    '550 Your address ann@n.example does not exist',
    '550 To get your IP address removed visit https://x.example',
    '550 Your IP address could not be found in the DNS',
    '535 5.7.8 user unknown',
  ],
  'about a host, a fault or the time': [
    '550 unknown host mail.smtp2go.com',
    '550 HELO smtp2go: no such domain',
    '550 Recipient domain not found in DNS: SERVFAIL',
    '550 mailbox server closed connection',
    '550 mailbox is locked by another process',
    '550 our server has moved to mx2.example',
    '550 Message moved to quarantine',
    '550 recipient unknown: backend timeout',
    '550 Recipient not found: LDAP server unavailable',
    '550 user unknown, retry in 1 hour',
  ],
  'about a rule or something that passes': [
    "550 User's password has expired",
    '550 Account locked for security reasons',
    '550 account is disabled until the invoice is paid',
    '550 Recipient no longer accepts mail from your domain',
    '550 mailbox no longer accepts messages larger than 5 MB',
    '550 External mail for this account is disabled',
    '550 domain does not accept mail from 1.2.3.4',
    '550 This address does not receive mail from the outside',
    "550 user doesn't have permission to receive from external senders",
    '550 User unknown or not allowed to receive from outside',
    '550 5.4.1 Recipient address rejected: Access denied for your IP',
    '550 Mailbox has been locked, too many unsuccessful login attempts',
    '550 5.2.1 This mailbox has been blocked due to inactivity',
    '550-Requested action not taken: mailbox unavailable\n550 Sender address is not allowed',
  ],
};

/** Of the same kinds, in words that the table was not made for. */
const UNHEARD_OF = [
  '550 user certificate has expired',
  '550 mailbox quotum unknown',
  '550 Account for submission is disabled',
  '550 user authentication method invalid',
  '550 recipient list format invalid',
  '550 Mailbox folder Archive does not exist',
  '550 attachment name is invalid for this mailbox',
  '550 Geolocation of connecting address unknown',
  '550 5.1.1 Постамат не найден',
  '550 Nadawca: konto nie istnieje',
  '550 Frasender finnes ikke',
  '550 Recipient rejected invalid message',
  '550 5.1.1 mailbox folder invalid',
  '550 5.5.0 mailbox unavailable because it is broken, outlook',
];

describe('a reply that proves nobody dead', () => {
  it.each(Object.entries(LIVING).flatMap(([kind, replies]) => replies.map((reply) => [kind, reply] as const)))(
    'is one %s: %s',
    (_, reply) => {
      expect(explainReply(reply)?.provesDead).toBe(false);
    },
  );

  it.each(UNHEARD_OF)('is one with a word that nobody has thought of: %s', (reply) => {
    expect(explainReply(reply)?.provesDead).toBe(false);
  });
});

it.each([
  "550 No such user 'sender'",
  "550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address for typos",
  '550 5.1.1',
  '550 5.1.10',
  '550 No such user (ann@c.example)',
  '550 5.7.1 <ann@c.example>: No such user',
  '550 Empfänger unbekannt',
  '550 ユーザーが存在しません',
  '550 收件人不存在',
  '550 Пользователь не найден',
  '550 Alıcı bulunamadı',
  '550 5.1.1 ann does not exist here; mailbox unknown',
])('proves its recipient dead: %s', (reply) => {
  expect(explainReply(reply)).toMatchObject({ provesDead: true });
});

it.each([
  ['550-Requested action not taken: mailbox unavailable\n550 Sender address is not allowed', 'sender-rejected'],
  ['550 5.2.1 This mailbox has been blocked due to inactivity', 'closed'],
  ['554 5.7.1 Ihre IP wurde wegen Spam-Verdachts abgelehnt', 'reputation'],
  ['550 Ihre IP-Adresse ist gesperrt', 'reputation'],
  ['550 Adres IP 1.2.3.4 zablokowany', 'reputation'],
  ['550 Mailbox has been locked, too many unsuccessful login attempts', 'suspended'],
  ['550 Account locked for security reasons', 'suspended'],
  ['550 Postfach voruebergehend gesperrt', 'suspended'],
  ['550 cuenta desactivada temporalmente', 'suspended'],
  ['550 Empfänger nicht erreichbar wegen Wartung', 'temporary'],
  ['550 5.1.1 Wartungsarbeiten', 'temporary'],
  ['550 ユーザーが存在しません', 'not-found'],
  ['550 收件人不存在', 'not-found'],
  ['550 5.1.1 发件人不存在', 'sender-rejected'],
  ['550 Ukjent avsender', 'sender-rejected'],
  ["550 L'adresse d'expedition n'existe pas", 'sender-rejected'],
  ["550 Domaine d'origine introuvable", 'sender-rejected'],
  ['550 Reverse-path user unknown', 'sender-rejected'],
  ['550 unknown user (MAIL FROM check)', 'sender-rejected'],
  ['550 5.1.7 <info@shop.example>: user unknown', 'sender-rejected'],
  ['552 メールボックスが満杯です', 'full'],
  ['550 5.1.1 メールボックスがいっぱいです', 'full'],
  ['550 5.1.1 邮箱已满', 'full'],
  ['550 5.1.1 почтовый ящик переполнен', 'full'],
  ['550 5.1.1 Posteingang des Nutzers ist voll', 'full'],
  ['550 5.1.1 La casilla esta llena', 'full'],
  ['550 Skrzynka pełna', 'full'],
  ['550 Alıcı bulunamadı', 'not-found'],
  ['550 5.1.1 User unknown. Our anti-spam policy: https://c.example/policy', 'not-found'],
  ['550 refused for spam. Our anti-spam policy: https://c.example/policy', 'spam'],
])('is not misunderstood: %s', (reply, key) => {
  expect(explainReply(reply)?.key).toBe(key);
});

it.each([
  ['Mailbox for Maria Gonzalez is full', /Maria|Gonzalez/],
  ['Empfänger Karl Schmidt unbekannt', /Karl|Schmidt/],
  ['Anna Müller is not found', /Anna|Müller/],
  ["user O'Brien unknown", /Brien|O'/],
  ['Destinataire Jean Dupont inconnu', /Jean|Dupont/],
])('leaves no name in its sample: %s', (text, name) => {
  const sample = sampleOf(`550 ${text}`, 'a.mueller@c.example');
  expect(sample).not.toMatch(name);
  expect(sample).toMatch(/full|unbekannt|not found|unknown|inconnu/);
});
