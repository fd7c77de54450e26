import { wordsOf } from './parts.ts';

/**
 * Whether a reply proves its recipient dead. This is a gate of its own and not a part of the meaning: a statement counts
 * only where every word of it is understood, and nothing beside it may raise a doubt. A word nobody has thought of thus
 * keeps a recipient, and never removes one.
 */

/** A person or a mailbox that mail is for, in the languages of mail servers. `_` stands for a space. */
const RECIPIENT = phrases(`
  users? usernames? recipients? mail_?box mailboxes addressees? accounts? address(?:es)? alias(?:es)? local[_-]part
  subscriber customer person employee inbox rcpt receiver (?:e-?mail|mail)_(?:address|account|box) destination_address
  empf(?:a|ae)ngers? empf(?:a|ae)ngeradresse benutzer nutzer benutzerkonto benutzername postfach adressat adresse
  (?:e-?)?mail-?adresse konto
  destinataire (?:l'|d')?utilisateur compte boite(?:_aux_lettres)? l'adresse adresse_(?:e-?)?mail
  usuario destinatario buzon cuenta casilla direccion persona indirizzo utente casella utilizador endereco conta caixa
  gebruiker ontvanger (?:e-?mail|mail)?adres postbus uzytkownik odbiorca konta adresat skrzynka uzivatel schranka
  prijemce adresa ucet mottagaren? anvandaren? modtageren? brugeren? mottakeren? brukeren? vastaanottajaa? kayttajaa?
  alici kullanici cimzett felhasznalo пользовател[ья] получател[ья] адресат адрес (?:почтовый_)?ящик
`);

/** That it does not exist, or was closed for good. A block, a lock or a fault is not that. */
const GONE = phrases(`
  unknown unkown not_(?:found|known|listed|present|registered|recogni[sz]ed|defined|active|here|exists?)
  (?:could_not|couldn't|cannot|can't)_be_found (?:can_?not|can't|could_not|couldn't)_find
  (?:does_not|doesn't|doesnt|do_not|don't|did_not)_exists? no_such nosuchuser invalid-recipient
  no_longer_(?:exists?|a?_?valid|active|in_use|accepts_mail|here|works?_here|with_us|employed|on_(?:this_)?server)
  has_been_replaced_by (?:has_)?left_(?:the|this|our)_company
  no(?=_(?:users?|mailbox|account|recipient|person|valid_recipients?)_) no_one(?=_at_)
  (?:does_not|doesn't)_have_an?(?=_(?:account|mailbox)_) hasn't_got
  non-?_?exist[ae]nt non-?_?existing invalid illegal not_an?_(?:valid|known|local|active) not_valid unresolvable
  unallocated undefined incorrect (?:bad|wrong)(?=_(?:recipient|mailbox|user|address)_)
  disabled deactivated inactive inactivated discontinued closed(?:_due_to_inactivity)? deleted removed terminated
  cancell?ed expired not_our(?=_customer_) not_in_recipient_list in_my_badrcptto_list
  (?:unknown|no_such)_(?:user|mailbox|alias)_\\S+(?=_$) unknown_local[_-]part_\\S+(?=_in_@)
  unbekannte?[rs]? nicht_(?:bekannt|gefunden|vorhanden|existent) existiert_nicht (?:konnte_)?nicht_gefunden_werden
  deaktiviert gelo(?:e)?scht niemand ung(?:u|ue)ltige?[rs]?
  inconnue? introuvable invalide inexistante? n'existe_p(?:as|lus) n'est_pas_valide desactivee? non_trouvee?
  desconocid[oa] inexistente no_existe no_encontrad[oa] no_se_ha_encontrado desactivad[oa] ha_expirado_por_falta_de_uso
  no_valid[oa] no_es_valid[oa] sconosciut[oa] inesistente non_esiste non_trovat[oa] non_valido disatt{1,3}ivat[oa] errato
  bloccat[oa]_per_inutilizzo desconhecid[oa] nao_existe nao_encontrad[oa] desativad[oa]
  onbekende? bestaat_niet niet_gevonden ongeldige? nieznan[yae] nie_istnieje nie_ma_takiego nie_znaleziono
  neznam[ya] neexistuje nenalezena? finns_(?:inte|ej) okand fin[dn]es_ikke finnes_ikke ukendt ukjent ei_loydy tuntematon
  bulunamadi gecersiz ismeretlen nem_letezik не_существует не_найден неизвестн?[еы][йн]
`);

/** Words that say nothing of their own. */
const BOILERPLATE = phrases(`
  @ an? the this that these is are was were be been has have it its or and any sorry unfortunately hi here such name
  named valid local virtual marked_as specified given requested entered you_entered there permanently anymore any_more
  (?:that_)?you_(?:tried|are_trying)_to_(?:reach|contact) by_(?:that|this)_name by_smtp_address_lookup at_this_address
  with_that_name cuda.nsu
  in_(?:(?:the|our|this|local|virtual|relay|recipient|alias|mailbox|user|domino|address)_){1,4}(?:table|list|database|directory)
  (?:on|at|in|for)_(?:this|our|the)_(?:mail_)?(?:server|domain|site|host|system|database) in_@ at_@
  de[rsnm] die das eine? diese[rsm]? ist wurde unter eingegebene oder bekannt auf_diesem_server
  les? la l du des? d cette cet ce un au_moins est ou a
  el es[ea] dich[ao] esta este en_(?:este|el)_servidor de_correo il lo quest[oa] e'? o os as do da
  het deze dit ten det har
`);

/** Words beside a code that says it. */
const NEUTRAL = phrases(`
  (?:recipient_)?address_rejected rejected delivery failed to error message could_not_be_delivered undeliverable
  bad destination mailbox_address
`);

/** In writings without spaces between words: who, what, and what says nothing of its own. */
const UNSPACED_RECIPIENT =
  /收件人|收件地址|用[户戶]|使用者|[邮郵]箱|信箱|[账帳][户戶号號]|地址|ユーザー?|受信者|宛先|(?:メール)?アドレス|メールボックス|アカウント|사용자|수신자|받는 ?사람|메일함|계정/gu;
const UNSPACED_GONE =
  /不存在|未找到|找不到|[无無]效|存在しません|存在しない|見つかりません|不明|존재하지 ?않습니다|찾을 ?수 ?없습니다/gu;
const UNSPACED_BOILERPLATE = /[はがのを]|この|です|[该該此]|的|[가이는은을를]/gu;

/** Anything that could make it a reply about the sender, an IP address, a host, a rule, a fault or a time. */
const DOUBT = new RegExp(
  [
    // The sender, and us.
    String.raw`\b(?:senders?|sending|sent (?:by|from)|from|return|reply-to|reverse|originat|origin(?:e|en)?\b|absend|versend|verzend|afzend|avsend|afsend|avsand|remit|remet|emisor|emett|expedi|provenienza|mittent|nadaw|odesilatel|client)`,
    'отправител|[发發寄]件人|差出人|送信者|발신자|보낸',
    String.raw`\b(?:your(?! (?:recipient|message|e-?mail|mail|envelope recipient)\b)|ihr|ihre[nrms]?|votre|vos|su|sus|tu|vostr[aoe]|uw|din|ditt)\b`,
    // Hosts.
    String.raw`\b(?:ips?|ipv[46]|ip-\w+|hosts?|hostname|domain\w*|domein\w*|domen\w*|domin(?:io|ios)|dns|mx|srv|helo|ehlo|ptr|rdns|network|servers?|servidor|serveur|servfail|gateway|relay(?:ing|ed)?(?!=))\b|домен|域名|ドメイン`,
    // The time.
    String.raw`\b(?:tempor|vorubergehend|voruebergehend|zeitweise|tijdelijk|tymczasow|midlertid|tillfallig|docasn|currently|momentan|retry|retries|try +(?:it +)?again|later\b|spater|spaeter|erneut|plus tard|mas tarde|minutes?\b|hours?\b|until\b)`,
    // A fault.
    String.raw`\b(?:time ?d? ?-?out|ldap|backend|(?:database|lookup|local|internal|system|dns) (?:error|failure|problem|fault)|(?<!mailbox +)(?:unavailable|not available)|connection|busy|another process|maintenance|wartung|config|overload|unable to (?:verify|check|look|connect|process))`,
    // A rule, or a choice.
    String.raw`\b(?:permission|permit|allow|not authori[sz]|unauthori|external|outside|members?\b|restrict|only\b|polic|rules?\b|spam|abus|bla?ck|block|filter|reputat|denied|deny|refus|quarantin|virus|content|security|suspend|locked|passw|login|invoice|billing|payment|verif(?:y|ication) fail|unverified|greylist|too (?:many|much)|rate\b|limit|exceed|complain|gesperrt|bloque|zablok|not support|smtputf8|moved to)`,
    // No room.
    String.raw`\b(?:quota|full\b|voll\b|llen[ao]|plein|pien[ao]|cheia|pelna|larger|size|mb\b|storage|space\b)|переполнен|已[满滿]|いっぱい|満杯`,
  ].join('|'),
  'iu',
);

/** What parts one statement from the next; hyphens and dots within a word do not. */
const BETWEEN = /[.。]{2,}|[.。](?=\s|$)|[;:,!?|/、！，：；]|\s-+\s/u;
/** A name in quotes tells nothing of the meaning. */
const QUOTED = /(?<=\b(?:user|mailbox|account|recipient|address|alias) )(['"])[^'"]{1,64}\1/g;
/** Ids, numbers and brackets. */
const NO_WORD = /\S*\d\S*|[()[\]<>{}=*#"]/g;

/** Phrases of GONE that hold who is gone. */
const ITSELF = /nosuchuser|recipient|(?:unknown|no such) (?:user|mailbox|alias|local.part) /i;

interface Statement {
  /** Says of a recipient that it is gone. */
  readonly isGone: boolean;
  /** Has no word that is not known here. */
  readonly isUnderstood: boolean;
  /** Has none either that is not known beside a code that says it. */
  readonly isNeutral: boolean;
  readonly isDoubtful: boolean;
  readonly hasOtherLetters: boolean;
}

function read(statement: string): Statement {
  const words = ` ${statement
    .replace(NO_WORD, ' ')
    .replace(/(?:^|\s)-+(?=\s|$)|\s+/g, ' ')
    .trim()} `;
  const withoutGone = words.replace(GONE, '').replace(UNSPACED_GONE, ' ');
  const left = withoutGone
    .replace(BOILERPLATE, '')
    .replace(UNSPACED_BOILERPLATE, ' ')
    .replace(RECIPIENT, '')
    .replace(UNSPACED_RECIPIENT, ' ');
  const said = words.replace(BOILERPLATE, '');
  const speaksOfRecipient = [RECIPIENT, UNSPACED_RECIPIENT, ITSELF].some((pattern) => words.search(pattern) >= 0);
  return {
    isGone: withoutGone !== words && (speaksOfRecipient || words.includes('@')),
    isUnderstood: left.trim() === '',
    isNeutral: left.replace(/ +/g, ' ').replace(NEUTRAL, '').trim() === '',
    isDoubtful: DOUBT.test(said),
    hasOtherLetters: /[^\p{ASCII}]/u.test(words),
  };
}

/** For now; of signing in; of the sender. */
const OTHER_CODE = /^4|^53|\.1\.[78]$/;
/** Codes that say it without words. */
const GONE_CODE = /^(?:5\.1\.1|5\.1\.10|556)$/;

/**
 * Whether a reply proves that its recipient is gone, once its meaning is that. `known` is a whole statement that large
 * systems make of nobody else.
 */
export function provesGone(codes: readonly string[], text: string, known: RegExp | undefined): boolean {
  if (codes.some((code) => OTHER_CODE.test(code))) return false;
  const words = wordsOf(text, '').replace(QUOTED, '@');
  const beside = known ? words.replace(known, ' ; ') : words;
  const statements = beside.split(BETWEEN).map(read);
  const proofs = statements.filter(({ isGone, isUnderstood }) => isGone && isUnderstood);
  if (statements.some((one) => one.isDoubtful && !proofs.includes(one))) return false;
  if (beside !== words || proofs.length > 0) return true;
  if (!codes.some((code) => GONE_CODE.test(code)) || statements.some((one) => one.hasOtherLetters)) return false;
  return statements.every(({ isNeutral }) => isNeutral);
}

/** One pattern of many, the longest first. */
function phrases(list: string): RegExp {
  const known = list
    .trim()
    .split(/\s+/)
    .toSorted((one, other) => other.length - one.length);
  return new RegExp(`(?<= )(?:${known.join('|').replaceAll('_', ' ')})(?= )`, 'giu');
}
