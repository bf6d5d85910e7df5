import { readText, type FieldError } from "../../../kernel/fields.ts";
import { newId, referenceFor } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { NewConcern } from "../concerns/concern-form.ts";
import { nextConcernNumber, writeConcern } from "../concerns/concern-writes.ts";
import { decisionDue } from "../concerns/send-concern.ts";
import type { SendingTeam } from "../concerns/sending-teams.ts";
import { notKnownAfter } from "../../subjects/index.ts";
import { findPublicMessage, type PublicMessage } from "./queue-reads.ts";

export type Handled =
  | { readonly kind: "taken"; readonly concernId: string }
  | { readonly kind: "aside" }
  | { readonly kind: "placed"; readonly thingId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

type CommandContext = { readonly actor: StaffActor; readonly at: Date };
type Version = { readonly version: string };
/** "child" where a message about a place turns out to be about somebody who is known. */
type AsWhat = { readonly as?: string };

/**
 * Makes a concern of what somebody told, with their words as they stand. Its clock runs from when they
 * told it: waiting here gives nobody more time.
 */
export async function takeOn(
  tx: Tx,
  { actor, at }: CommandContext,
  { message, form }: { readonly message: PublicMessage; readonly form: Version & AsWhat },
): Promise<Handled> {
  if (!(await isAsRead(tx, message, form.version))) return { kind: "stale" };
  const team = await ownTeam(tx, actor);
  const concernId = newId();
  const decideBy = await decisionDue(tx, message.sentAt);
  const reference = referenceFor("K", await nextConcernNumber(tx));
  const concern = concernOf(form.as === "child" ? asChild(message) : message);
  const writing = { concernId, concern, team, reference, by: actor, at: message.sentAt, decideBy };
  if (!(await writeConcern(tx, { ...writing, source: "public" }))) throw new Error("id was taken");
  await move(tx, message, {
    concern_id: concernId,
    set_aside_because: null,
    handled_by: actor.id,
    handled_at: at,
  });
  return { kind: "taken", concernId };
}

/** Keeps a message for review, with why nothing follows from it. */
export async function setAside(
  tx: Tx,
  { actor, at }: CommandContext,
  {
    message,
    form,
  }: { readonly message: PublicMessage; readonly form: Version & { readonly because: string } },
): Promise<Handled> {
  const because = readText(form.because, {
    name: "Reason",
    most: 2000,
    missing: "Enter why nothing follows from this message",
  });
  if (!because.ok) {
    return { kind: "invalid", errors: [{ field: "because", message: because.error }] };
  }
  if (message.setAsideBecause !== null || !(await isAsRead(tx, message, form.version))) {
    return { kind: "stale" };
  }
  const handled = { handled_by: actor.id, handled_at: at };
  await move(tx, message, { ...handled, set_aside_because: because.value });
  return { kind: "aside" };
}

/** The subject that is here or was made, or why none was. */
type Found =
  | { readonly kind: "accepted"; readonly thingId: string }
  | { readonly kind: "none" }
  | Extract<Handled, { readonly kind: "invalid" | "stale" }>;

/** Puts a message about a place, a vehicle or a group with the subject that it is about: no child is known. */
export async function putWith(
  tx: Tx,
  { actor, at }: CommandContext,
  { message, version }: { message: PublicMessage; version: string },
  findOrMake: () => Promise<Found>,
): Promise<Handled | Extract<Found, { readonly kind: "none" }>> {
  if (!(await isAsRead(tx, message, version))) return { kind: "stale" };
  const thing = await findOrMake();
  if (thing.kind !== "accepted") return thing;
  const { thingId } = thing;
  const handled = { handled_by: actor.id, handled_at: at };
  await move(tx, message, { ...handled, set_aside_because: null, thing_id: thingId });
  return { kind: "placed", thingId };
}

/** Nobody has done anything with it since it was read, and no concern has been made of it. */
async function isAsRead(tx: Tx, message: PublicMessage, version: string): Promise<boolean> {
  await oneAtATime(tx, `public message ${message.publicConcernId}`);
  const now = await findPublicMessage(tx, message.publicConcernId);
  return now?.concernId === null && now.thingId === null && String(now.version) === version;
}

type Moved = {
  readonly concern_id?: string;
  readonly thing_id?: string;
  readonly set_aside_because: string | null;
  readonly handled_by: string;
  readonly handled_at: Date;
};

async function move(
  tx: Tx,
  { publicConcernId, version }: PublicMessage,
  set: Moved,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("identify.public_concerns")
    .set((row) => ({ ...set, version: row("version", "+", 1) }))
    .where("public_concern_id", "=", publicConcernId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error("a message of the public was out of reach");
}

/** The team of the post that works the queue: the concern is taken on in its name. */
async function ownTeam(tx: Tx, actor: StaffActor): Promise<SendingTeam> {
  const post = actor.posts.find(({ permissions }) => permissions.includes("mash.decide"));
  const team = await tx
    .selectFrom("directory.teams")
    .select(["team_id as teamId", "principal_id as principalId", "name"])
    .where("team_id", "=", post?.teamId ?? "")
    .executeTakeFirstOrThrow();
  return { ...team, agency: post?.agencyName ?? "" };
}

/** What was told of a place stands in the words: whom it is about is worked out by the MASH. */
const asChild = (message: PublicMessage): PublicMessage => ({ ...message, about: "child" });

type Whom = Pick<NewConcern, "about" | "givenName" | "familyName" | "bornOn" | "ageAbout">;

function whomOf({ about, aboutName, givenName, familyName, ageSaid }: PublicMessage): Whom {
  if (about !== "child") {
    const called = (aboutName ?? "Not said which").slice(0, 100);
    const kind = about === "group" ? "group" : "place";
    return { about: kind, givenName: "", familyName: called, bornOn: null, ageAbout: null };
  }
  const age = Number(ages.exec(ageSaid?.trim() ?? "")?.[1] ?? Number.NaN);
  return {
    about: "child",
    givenName: givenName ?? "",
    familyName: familyName ?? notKnownAfter(givenName ?? ""),
    bornOn: null,
    ageAbout: age <= 25 ? age : null,
  };
}

const mostOfWorry = 10_000;

const ages = /^(?:about |around |maybe )?(\d{1,2})$/i;

/** The words as they were told; what was not told is said to be so. */
export function concernOf(message: PublicMessage): NewConcern {
  const { dangerNow, reach } = message;
  return {
    danger: dangerNow === "yes" || dangerNow === "no" ? dangerNow : "not-known",
    ...whomOf(message),
    // What the longest message does not leave room for stands in the message, beside the concern.
    worry: [message.aboutName, message.worry].filter(Boolean).join("\n\n").slice(0, mostOfWorry),
    ringName: message.senderName ?? "A member of the public",
    ringPhone: reach !== null && reach.length <= 40 ? reach : "See the message",
  };
}
