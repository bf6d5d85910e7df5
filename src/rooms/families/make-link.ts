import { formatDate, londonDate } from "../../kernel/dates.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listHolders } from "../directory/index.ts";
import { newHanded, type Handed } from "../accounts/index.ts";
import {
  adultDecides,
  isItThem,
  mustNotBeTold,
  untoldMeant,
  whyNotTold,
  type WhoMayBeTold,
} from "../family-network/index.ts";
import type { Person } from "../subjects/index.ts";
import { notify } from "../work/index.ts";
import { appendChronology, type Invalid } from "../child-record/index.ts";
import type { FamilyLinks, Language } from "./family-config.ts";
import type { Booked } from "./link-reads.ts";
import { hashesOf } from "./token.ts";

export type LinkForm = {
  readonly relation: string;
  /** Which person around the child it is for; `notAround` for someone who is not recorded. */
  readonly person?: string;
  /** Why someone whose name is like one who must not be told is another. */
  readonly notThem?: string;
  readonly knownAs: string;
  /** A meeting's id, "saw", or "sheet" for the page for carers. */
  readonly purpose: string;
  readonly hands: string;
  readonly safe: string;
  readonly language: string;
};

export type LinkContext = {
  readonly links: FamilyLinks;
  readonly languages: readonly Language[];
  readonly booked: readonly Booked[];
  /** The record is restricted or a place is protected: a second person agrees first. */
  readonly isGuarded: boolean;
  readonly mayBeTold: WhoMayBeTold;
};

/** The child's own link: it is for nobody around them. */
export const ownRelation = "young-person";
export const notAround = "other";

export type Made =
  | { readonly kind: "made"; readonly linkId: string; readonly handed: Handed }
  /** Nothing is handed over before a second person agrees. */
  | { readonly kind: "waits"; readonly linkId: string }
  | Invalid;

const day = 24 * 60 * 60 * 1000;

/** So many days from now, or when the meeting begins, whichever is sooner. */
export function expiryOf(
  at: Date,
  { days, meeting }: { readonly days: number; readonly meeting: Booked | undefined },
): Date {
  const end = new Date(at.getTime() + days * day);
  return meeting && meeting.startsAt < end ? meeting.startsAt : end;
}

type Read = {
  readonly relation: FamilyLinks["relations"][number];
  readonly knownAs: string;
  readonly hands: string;
  readonly language: Language;
  readonly meeting: Booked | undefined;
  readonly isSheet: boolean;
  readonly aroundId: string | null;
  readonly somebodyElse: string | null;
};

const notSafe: Readonly<Record<string, string>> = {
  no: "Do not make a link that it is not safe to open. Ask in person, and write a note",
  "not-asked": "Ask first whether it is safe to open it there",
};

/** The form as a value, or what is wrong by field. */
export function readLink(
  form: LinkForm,
  { links, languages, booked, mayBeTold }: LinkContext,
): Read | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const relation = links.relations.find(({ key }) => key === form.relation);
  if (!relation) errors.push({ field: "relation", message: "Choose whose link it is" });
  const meeting = booked.find(({ meetingId }) => meetingId === form.purpose);
  const isSheet = form.purpose === "sheet" && links.carerPage?.isOn === true;
  if (!meeting && !isSheet && form.purpose !== "saw") {
    errors.push({ field: "purpose", message: "Choose what you ask for" });
  }
  if (isSheet && form.relation === ownRelation) {
    errors.push({ field: "relation", message: "The page is for a parent or carer" });
  }
  const language = languages.find(({ key }) => key === form.language);
  if (!language) errors.push({ field: "language", message: "Choose the language" });
  else if (isSheet && !language.body.carer) {
    const message = `There is no page for carers in ${language.body.name} yet`;
    errors.push({ field: "language", message });
  }
  const hands = readText(form.hands, {
    name: "Into whose hands",
    most: 1000,
    missing: "Enter into whose hands it goes, and why it is safe that it is opened there",
  });
  if (!hands.ok) errors.push({ field: "hands", message: hands.error });
  const knownAs = readText(form.knownAs, { name: "Name", most: 100 });
  if (!knownAs.ok) errors.push({ field: "knownAs", message: knownAs.error });
  if (form.safe !== "yes") {
    const message = notSafe[form.safe] ?? "Choose whether it is safe";
    errors.push({ field: "safe", message });
  }
  const told = toldErrors(form, mayBeTold);
  errors.push(...told);
  const isForNobody = (form.person ?? "") === "" && mayBeTold.people.length > 0;
  if (isSheet && isForNobody && !told.some(({ field }) => field === "person"))
    errors.push({ field: "person", message: "Choose who it is for" });
  const notThem = readText(form.notThem ?? "", { name: "Who they are", most: 500 });
  if (!notThem.ok) errors.push({ field: "notThem", message: notThem.error });
  if (errors.length > 0 || !notThem.ok || !relation || !language || !hands.ok || !knownAs.ok)
    return { errors };
  const aroundId = aroundOf(form);
  return {
    relation,
    knownAs: knownAs.value,
    hands: hands.value,
    language,
    meeting,
    isSheet,
    aroundId,
    somebodyElse: aroundId === null ? notThem.value || null : null,
  };
}

const aroundOf = ({ relation, person = "" }: LinkForm): string | null =>
  relation === ownRelation || person === "" || person === notAround ? null : person;

/**
 * No link is made for someone who must not be told, nor into their hands. While anyone is marked, and from 18, it is
 * said which person it is for.
 */
function toldErrors(form: LinkForm, told: WhoMayBeTold): readonly FieldError[] {
  if (form.relation === ownRelation) return handsErrors(form, told);
  const { person = "", notThem = "", knownAs } = form;
  const aroundId = aroundOf(form);
  const errors = [...handsErrors(form, told)];
  const say = (field: string, message: string) => errors.push({ field, message });
  if (aroundId !== null) {
    const why = whyNotTold(told, aroundId);
    if (!told.people.some((one) => one.aroundId === aroundId))
      say("person", "Choose who it is for");
    else if (why !== undefined) say("person", why);
    return errors;
  }
  if (told.namedAsAdult !== undefined) {
    say("person", adultDecides);
    return errors;
  }
  const isMarked = told.people.some(({ doNotTell }) => doNotTell !== null);
  const meant = untoldMeant(told, { name: knownAs });
  if (isMarked && person !== notAround)
    say("person", "Choose who it is for: someone around this child must not be told");
  else if (isMarked && notThem.trim() === "")
    say(
      "notThem",
      meant ? isItThem(meant) : "Enter who they are, and how you know that they may be told",
    );
  return errors;
}

function handsErrors({ hands }: LinkForm, told: WhoMayBeTold): FieldError[] {
  const meant = untoldMeant(told, { words: hands });
  if (!meant) return [];
  return [
    { field: "hands", message: `${mustNotBeTold(meant)}: it must not pass through their hands` },
  ];
}

type Making = {
  readonly person: Person;
  readonly ground: LinkContext;
  readonly form: LinkForm;
  /** Where the links of the child are read. */
  readonly href: string;
};

type Keeping = Pick<Making, "person" | "ground"> & {
  readonly linkId: string;
  readonly read: Read;
  readonly handed: Handed | undefined;
};

async function keep(
  tx: Tx,
  { actor, at }: Pick<CommandContext, "actor" | "at">,
  { linkId, person, ground, read, handed }: Keeping,
): Promise<void> {
  const { relation, knownAs, hands, language, meeting, isSheet, aroundId, somebodyElse } = read;
  const hashes = handed && hashesOf(handed);
  await tx
    .insertInto("protect.family_links")
    .values({
      family_link_id: linkId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      relation: relation.key,
      around_id: aroundId,
      somebody_else: somebodyElse,
      known_as: knownAs === "" ? null : knownAs,
      purpose: meeting ? "views" : isSheet ? "sheet" : "saw",
      meeting_id: meeting?.meetingId ?? null,
      hands,
      questions_id: language.id,
      needs_second: ground.isGuarded,
      token_hash: hashes?.token ?? null,
      code_hash: hashes?.code ?? null,
      made_by: actor.id,
      made_at: at,
      expires_at: expiryOf(at, { days: ground.links.days, meeting }),
    })
    .execute();
}

/** Who manages the team that holds the record hears that a link waits; no name is in it. */
async function tellSecond(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, href }: Pick<Making, "person" | "href">,
): Promise<void> {
  const team = { on: today, teamId: person.owningTeamId };
  const notice = {
    partnershipId: person.partnershipId,
    staffIds: await listHolders(tx, "family.agree", team),
    kind: "family",
    headline: "A link for a family waits until a second person agrees to it",
    href,
  } as const;
  await notify(tx, notice, { by: actor, at });
}

function detailOf({ meeting, isSheet, language }: Read): string {
  if (isSheet) return `In ${language.body.name}. It is the same for every family`;
  return meeting
    ? `Before the meeting on ${formatDate(londonDate(meeting.startsAt))}`
    : "To say what they saw or are worried about";
}

/**
 * Makes a link for one member of the family. Its token and code are answered this once and kept
 * nowhere; for a child whose record is restricted or whose place is protected they are made when a
 * second person has agreed.
 */
export async function makeLink(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, ground, form, href }: Making,
): Promise<Made> {
  const read = readLink(form, ground);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { relation, isSheet } = read;
  const linkId = newId();
  const handed = ground.isGuarded ? undefined : newHanded();
  await keep(tx, { actor, at }, { linkId, person, ground, read, handed });
  await appendChronology(tx, person, {
    kind: "family",
    headline: isSheet
      ? `Gave the page for carers by a link: ${relation.name}`
      : `Asked for views by a link: ${relation.name}`,
    detail: detailOf(read),
    happenedOn: today,
    by: actor,
  });
  if (handed) return { kind: "made", linkId, handed };
  await tellSecond(tx, { actor, at, today }, { person, href });
  return { kind: "waits", linkId };
}
