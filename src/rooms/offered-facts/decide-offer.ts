import { defineForm, choiceFrom, text, type Sent } from "../../kernel/forms/index.ts";
import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { relationsFor, takeAsLink, type LinkScheme } from "../people-and-places/index.ts";
import { formatDate } from "../../kernel/dates.ts";
import {
  identifierOf,
  isWhole,
  kindOf,
  type LinkedOffer,
  type Offer,
  type TakenAs,
} from "./offer.ts";

export type Child = { readonly personId: string; readonly partnershipId: number };

export type Linking = { readonly offer: LinkedOffer; readonly scheme: LinkScheme };

/** It begins filled in: a person looks, and presses once. */
export const linkForm = defineForm<Linking, Linking>()({
  label: text({
    label: "What it is called",
    hint: "Everybody who reads people, places and networks reads this. Leave out the child and who said it",
    classes: "govuk-input--width-20",
    called: "What it is called",
    most: 200,
    missing: "Enter what it is called",
  }),
  relation: choiceFrom({
    label: "How it is linked with the child",
    options: ({ offer, scheme }) =>
      relationsFor(scheme, kindOf(offer.sort)).map(({ key, name }) => ({ value: key, text: name })),
    unchosen: "Choose how it is linked",
    missing: "Choose how it is linked with the child",
  }),
});

export const declineForm = defineForm()({
  reason: text({
    label: "Why it is not added to the record",
    hint: "“Added by hand”, “the neighbour’s own car”",
    rows: 2,
    called: "The reason",
    most: 1000,
    missing: "Enter why it is not added to the record",
  }),
});

type Deciding = {
  readonly person: Child;
  readonly offer: Offer;
  readonly outcome:
    | { readonly takenAs: TakenAs; readonly reason: null }
    | { readonly takenAs: null; readonly reason: string };
};

/** Holds the offer, so that two people who decide at once do not both. */
async function holdOffer(tx: Tx, { person, offer }: Pick<Deciding, "person" | "offer">) {
  await oneAtATime(tx, `offer ${person.personId} ${offer.key}`);
  const row = await tx
    .selectFrom("protect.offer_decisions")
    .select("offer_decision_id")
    .where("person_id", "=", person.personId)
    .where("offer_key", "=", offer.key)
    .executeTakeFirst();
  return row === undefined;
}

async function keepDecision(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, offer, outcome }: Deciding,
): Promise<void> {
  await tx
    .insertInto("protect.offer_decisions")
    .values({
      offer_decision_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      source: offer.source,
      source_id: offer.sourceId,
      offer_key: offer.key,
      outcome: outcome.takenAs === null ? "declined" : "taken",
      taken_as: outcome.takenAs,
      reason: outcome.reason,
      decided_by: actor.id,
      decided_at: at,
    })
    .execute();
}

type Place = {
  readonly person: Child;
  readonly offer: Offer;
  readonly takenAs: TakenAs;
};

/** Takes an offer by the command of its place, once: of two people who take it the second is told. */
export async function takeOffer<C extends { readonly kind: string }>(
  tx: Tx,
  by: CommandContext,
  { takenAs, ...held }: Place,
  take: () => Promise<C>,
): Promise<C | { readonly kind: "stale" }> {
  if (!(await holdOffer(tx, held))) return { kind: "stale" };
  const change = await take();
  if (change.kind === "accepted")
    await keepDecision(tx, by, { ...held, outcome: { takenAs, reason: null } });
  return change;
}

type Taking<F> = { readonly person: Child; readonly offer: Offer; readonly form: F };

/** The source in words, with its day: kept with what is taken. */
export const sourceWords = ({ from, on, by }: Offer): string =>
  `${from}, ${formatDate(on)} (${by})`.slice(0, 400);

/** As the places of the record keep the name of a source. */
export const sourceName = (offer: Offer): string => sourceWords(offer).slice(0, 200);

/** For everybody who reads subjects: which sort of source, and nothing of a child. */
const thingSources = {
  concern: "A concern sent to the MASH",
  "return-interview": "A return home interview",
  visit: "A visit",
  "partner-check": "A partner check of the MASH",
  meeting: "A meeting of agencies",
  "family-link": "A message by a link",
  moment: "A reachable moment",
} as const satisfies Readonly<Record<Offer["source"], string>>;

/** Puts the fact among the links of the child, with its source. */
export async function takeLink(
  tx: Tx,
  by: CommandContext,
  { person, offer, form, scheme }: Taking<Sent<typeof linkForm>> & Linking,
): Promise<Change> {
  return takeOffer(tx, by, { person, offer, takenAs: "link" }, async () => {
    if (!isWhole(offer)) return { kind: "invalid", errors: [partOnly] };
    const { value, errors } = linkForm.read(form, { offer, scheme });
    if (errors) return { kind: "invalid", errors };
    const change = await takeAsLink(tx, by, {
      child: person,
      kind: kindOf(offer.sort),
      label: value.label,
      identifier: identifierOf(offer),
      thingSource: thingSources[offer.source],
      relation: value.relation,
      wording: offer.said,
      source: sourceWords(offer),
      learnedOn: offer.on,
      scheme,
    });
    return change.kind === "invalid" ? { ...change, errors: shownAt(change.errors) } : change;
  });
}

const partOnly = {
  field: "label",
  message:
    "Part of a registration cannot be added as it stands: search for the vehicle and link it",
};

/** Beside a question of this form, whatever the form of the room is called. */
const shownAt = (errors: readonly FieldError[]): readonly FieldError[] =>
  errors.map(({ field, message }) => ({
    field: field === "relation" ? field : "label",
    message,
  }));

/** A person looked at it and does not add it, for a reason. It is not offered again. */
export async function declineOffer(
  tx: Tx,
  by: CommandContext,
  { person, offer, form }: Taking<Sent<typeof declineForm>>,
): Promise<Change> {
  if (!(await holdOffer(tx, { person, offer }))) return { kind: "stale" };
  const { value, errors } = declineForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const outcome = { takenAs: null, reason: value.reason };
  await keepDecision(tx, by, { person, offer, outcome });
  return { kind: "accepted" };
}
