import { addDays, addMonths, ageOn } from "../../kernel/dates.ts";
import { keysOfPerson, wordsOf } from "../subjects/index.ts";
import type { TellingDecision } from "./family.ts";

/** Someone around a child, as the person who makes something for the family chooses among them. */
export type Recipient = {
  readonly aroundId: string;
  readonly called: string;
  readonly name: string | null;
  readonly relation: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly isParent: boolean;
  /** They are no longer around the child: nobody is offered, and a mark still holds. */
  readonly isEnded: boolean;
  /** Why they must not be told, while they must not. */
  readonly doNotTell: string | null;
};

/** Who may be told about a child on a day. */
export type WhoMayBeTold = {
  readonly people: readonly Recipient[];
  /** From 18 who the young adult named; undefined before that, and where no date of birth is known. */
  readonly namedAsAdult: readonly string[] | undefined;
};

/** The ages at which a young person is asked again who may be told. */
export const askedAt = [16, 18] as const;
export type AskedAge = (typeof askedAt)[number];

/** Born on 29 February they are so old on 1 March, as `ageOn` says. */
function birthdayAt(bornOn: string, age: number): string {
  const on = addMonths(bornOn, age * 12);
  return on.slice(8) === bornOn.slice(8) ? on : addDays(on, 1);
}

/** The day from which the newest question is open, and what was answered; nothing is asked before 16. */
export function tellingAsked(
  bornOn: string | null,
  decisions: readonly TellingDecision[],
  on: string,
):
  | { readonly age: AskedAge; readonly since: string; readonly answer?: TellingDecision }
  | undefined {
  if (bornOn === null) return undefined;
  const years = ageOn(bornOn, on) ?? 0;
  const age = askedAt.findLast((one) => one <= years);
  if (age === undefined) return undefined;
  const answer = decisions.find(({ atAge }) => atAge === age);
  return { age, since: birthdayAt(bornOn, age), ...(answer && { answer }) };
}

/** What someone typed: a name, a number, an address, or words in which one may stand. */
export type Typed = {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly words?: string;
};

/** Numbers of this country however they are written: "+44 7700 900123" and "07700 900123". */
const digitsOf = (text: string): string =>
  text.replaceAll(/\D/g, "").replace(/^(?:00)?44(?=\d{9,})/, "0");

/** As it is spoken: case, accents and signs apart. */
const joined = (text: string): string =>
  wordsOf(text)
    .map((word) => word.text)
    .join(" ");

const hasWords = (text: string, sought: string): boolean =>
  sought.includes(" ") && ` ${joined(text)} `.includes(` ${sought} `);

/** A number that stands in a text, however it is spaced there. */
const hasNumber = (text: string, phone: string): boolean => {
  const sought = digitsOf(phone);
  return sought.length >= 9 && digitsOf(text).includes(sought);
};

/** Whether a text has a telephone number or an email address of someone. */
export const hasContact = (
  text: string,
  { phone, email }: Pick<Recipient, "phone" | "email">,
): boolean =>
  (phone !== null && numbersIn(text).some((one) => hasNumber(one, phone))) ||
  (email !== null && text.toLowerCase().includes(email.toLowerCase()));

/** Runs of digits with what may stand between them, so that two numbers are never read as one. */
const numbersIn = (text: string): readonly string[] => text.match(/\+?\d[\d ()./-]{7,}\d/g) ?? [];

const isSameName = (one: string, other: string): boolean => {
  const keys = keysOfPerson(other);
  return keysOfPerson(one).some((key) => keys.includes(key));
};

/** Who of those that must not be told is meant by what was typed, if anyone. */
export function untoldMeant(
  { people }: Pick<WhoMayBeTold, "people">,
  typed: Typed,
): Recipient | undefined {
  const all = Object.values(typed).join(" \n ");
  return people.find((one) => {
    if (one.doNotTell === null) return false;
    const isNamed =
      one.name !== null &&
      ((typed.name !== undefined && isSameName(typed.name, one.name)) ||
        hasWords(all, joined(one.name)));
    return isNamed || hasContact(all, one);
  });
}

/** "Darren Hill (father) must not be told." Said beside the field, to those who reach the child. */
export const mustNotBeTold = ({
  called,
  relation,
}: Pick<Recipient, "called" | "relation">): string =>
  `${called} (${relation.toLowerCase()}) must not be told`;

/** What is asked where something typed is like someone who must not be told. */
export const isItThem = (one: Recipient): string =>
  `${mustNotBeTold(one)}. If this is someone else, enter who they are and how you know`;

/** Why nothing goes to the family of a young adult who has not said so. */
export const adultDecides =
  "The young person is 18: they decide who is told. Record what they say on Family and network first";

/** Why nothing is made for someone around the child; undefined where nothing speaks against it. */
export function whyNotTold(
  { people, namedAsAdult }: WhoMayBeTold,
  aroundId: string,
): string | undefined {
  const one = people.find((person) => person.aroundId === aroundId);
  if (one && one.doNotTell !== null) return `${mustNotBeTold(one)}. Choose someone else`;
  return namedAsAdult && !namedAsAdult.includes(aroundId) ? adultDecides : undefined;
}
