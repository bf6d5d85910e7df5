import { formatDate, londonDate } from "../../kernel/dates.ts";
import type { FieldError } from "../../kernel/fields.ts";
import type { FormTyped } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listHolders } from "../directory/index.ts";
import { newHanded, type Handed } from "../accounts/index.ts";
import type { Person } from "../subjects/index.ts";
import { notify } from "../work/index.ts";
import { appendChronology, type Invalid } from "../child-record/index.ts";
import { aroundOf, askForm, languageOf, purposes, type LinkContext } from "./ask-form.ts";
import type { FamilyLinks, Language } from "./family-config.ts";
import type { Booked } from "./link-reads.ts";
import { hashesOf } from "./token.ts";

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
  readonly knownAs: string | null;
  readonly hands: string;
  readonly language: Language;
  readonly meeting: Booked | undefined;
  readonly isSheet: boolean;
  readonly aroundId: string | null;
  readonly somebodyElse: string | null;
};

/** The form as a link is made of it, or what is wrong by field. */
function readLink(
  form: FormTyped<typeof askForm>,
  ground: LinkContext,
): Read | { readonly errors: readonly FieldError[] } {
  const { value, errors } = askForm.read(form, ground);
  if (errors) return { errors };
  const relation = ground.links.relations.find(({ key }) => key === value.relation);
  const language = languageOf(value.language, ground.languages);
  if (!relation || !language) throw new Error("a link is of a relation and in a language");
  const aroundId = aroundOf(value);
  return {
    relation,
    language,
    aroundId,
    knownAs: value.knownAs,
    hands: value.hands,
    meeting: ground.booked.find(({ meetingId }) => meetingId === value.purpose),
    isSheet: value.purpose === purposes.sheet,
    somebodyElse: aroundId === null ? value.notThem : null,
  };
}

type Making = {
  readonly person: Person;
  readonly ground: LinkContext;
  readonly form: FormTyped<typeof askForm>;
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
      known_as: knownAs,
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
