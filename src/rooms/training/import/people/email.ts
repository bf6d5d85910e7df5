import { folded } from "../words.ts";
import type { PersonName } from "./person-name.ts";

export type Email = { readonly address: string; readonly local: string; readonly domain: string };

const shape = /([^\s<>()[\],;:"]+)@([a-z0-9-]+(?:\.[a-z0-9-]+)+)/u;
/** Ways in to the same mailbox: gateways and mail servers that councils and trusts write in front or behind. */
const gateways = /^(?:mail|email|secure|exchange|smtp|mx|webmail)\./u;

/** An address in one spelling, wherever in a cell it stands. */
export function readEmail(written: string): Email | undefined {
  const text = written
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Cf}/gu, "")
    .replace(/\s*(?:\(at\)|\[at\])\s*/u, "@")
    .replace(/^mailto:/u, "")
    .replace(/\s*@\s*/u, "@")
    .replace(/\.(?=$|[>\s;,])/gu, "");
  const [, local, host] = shape.exec(text) ?? [];
  if (local === undefined || host === undefined) return undefined;
  const own = local.replace(/\+.*$/u, "").replace(/^['‘’]+|['‘’]+$/gu, "");
  const domain = host.replace(gateways, "").replace(/^googlemail\.com$/u, "gmail.com");
  return own === "" ? undefined : { address: `${own}@${domain}`, local: own, domain };
}

/** Addresses that anybody can have: the domain says nothing of an employer. */
const anybodys =
  /^(?:gmail|hotmail|outlook|live|yahoo|ymail|icloud|me|aol|msn|btinternet|sky|talktalk|virginmedia|protonmail|proton|gmx|mail|nhs|cjsm|cjxm)\.(?:com|co\.uk|net|me|org)$/u;
export const isAnybodys = (domain: string): boolean => anybodys.test(domain);

const boxWords = new Set(
  "admin admissions administrator adolescent agency all birthday booking bookings business care centre charity childrens clerk college comms contact contacts coordinator council dept desk designated duty dsl early education elearning email enquiries enquiry events exploitation family feedback finance front frontdoor general group hq head headteacher health hello help helpdesk hr hub inbox info information inquiries it learn learning lscp mail mailbox manager managers mash mail me missing neighbourhood no noreply nursery office officer ops outreach partnership payroll personnel police post postmaster practice principal project receptie reception recruitment referrals reply safeguarding school secretary service services shared site social staff support surgery team training trainer transport trust unit volunteer volunteers volunteering ward welcome wellbeing workforce workers youth".split(
    " ",
  ),
);

const wordsOf = (local: string): readonly string[] =>
  folded(local.replace(/\d+/gu, " "))
    .split(" ")
    .filter((word) => word !== "");

/** training@, reception@, front.door@: a box that several people read. */
export function isTeamBox({ local }: Email): boolean {
  const words = wordsOf(local);
  if (words.length === 0) return false;
  return words.every((word) => boxWords.has(word) || boxWords.has(word.replace(/s$/u, "")))
    ? true
    : words.some((word) => strongBoxWords.has(word));
}

const strongBoxWords = new Set(
  "admin bookings enquiries info learning mailbox office reception safeguarding school team training".split(
    " ",
  ),
);

/** Whether the part before the @ is made of this name: anna.patel, a.patel2, apatel, annap, patel, ng4. */
export function isOfName({ local }: Email, { forenames, surnames }: PersonName): boolean {
  const whole = wordsOf(local);
  if ([...forenames, ...surnames].some((word) => word.length > 1 && whole.includes(word)))
    return true;
  const text = folded(local).replace(/[ \d]/gu, "");
  const joined = [surnames.join(""), forenames.join("")];
  const words = [...surnames, ...forenames, ...joined].filter((word) => word.length >= 3);
  if (words.some((word) => text.includes(word))) return true;
  const initials = [...forenames, ...surnames].map((word) => word.slice(0, 1)).join("");
  return text.length >= 2 && text.length <= 4 && text === initials;
}
