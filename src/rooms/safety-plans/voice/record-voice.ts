import { readDateParts, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import {
  appendChronology,
  levelOnDay,
  levelSaid,
  levelSchemeOn,
} from "../../child-record/index.ts";
import type { Person } from "../../subjects/index.ts";
import type { PlanScheme } from "../plan-scheme.ts";
import type { PlanChange } from "../plan-writes.ts";
import { readTexts } from "../read-texts.ts";
import type { Voice } from "./voice-reads.ts";

export type VoiceForm = Readonly<
  Record<"said" | "setting" | "present" | "recordedHow" | "ratingAsked" | "rating", string>
> & {
  readonly saidOn: DateParts;
  /** The entry that this one puts right; empty for most. */
  readonly putsRight: string;
};

const rules = {
  said: {
    name: "What the child said",
    most: 5000,
    missing: "Enter what the child said, word for word",
  },
  present: { name: "Who was there", most: 500, missing: "Enter who was there" },
};

type Read = Pick<
  Voice,
  "said" | "present" | "saidOn" | "setting" | "recordedHow" | "rating" | "ratingAsked" | "putsRight"
>;

const asked: readonly string[] = ["rated", "did-not-want", "not-asked"];

type Context = {
  readonly scheme: PlanScheme;
  readonly earlier: readonly Voice[];
  readonly today: string;
};

export function readVoice(
  form: VoiceForm,
  { scheme, earlier, today }: Context,
): Read | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const texts = readTexts({ said: form.said, present: form.present }, rules);
  if ("errors" in texts) errors.push(...texts.errors);
  const on = readDateParts(form.saidOn, {
    name: "Date it was said",
    earliest: "2000-01-01",
    latest: today,
  });
  if (!on.ok) errors.push({ field: "saidOn", message: on.error });
  const setting = scheme.settings.find(({ key }) => key === form.setting);
  if (!setting) errors.push({ field: "setting", message: "Choose where it was said" });
  const how = scheme.recordings.find(({ key }) => key === form.recordedHow);
  if (!how) errors.push({ field: "recordedHow", message: "Choose how it was written down" });
  if (!asked.includes(form.ratingAsked)) {
    errors.push({ field: "ratingAsked", message: "Choose whether the child gave a rating" });
  }
  const isRated = form.ratingAsked === "rated";
  if (isRated && !/^([0-9]|10)$/.test(form.rating)) {
    errors.push({ field: "rating", message: "Choose the child’s rating, from 0 to 10" });
  }
  const isKnown = earlier.some(({ voiceId }) => voiceId === form.putsRight);
  if (form.putsRight !== "" && !isKnown) {
    errors.push({ field: "putsRight", message: "Choose the entry that this corrects" });
  }
  if (errors.length > 0 || !on.ok || !setting || !how || "errors" in texts) return { errors };
  return {
    ...texts.texts,
    saidOn: on.value,
    setting: setting.key,
    recordedHow: how.key,
    ratingAsked: form.ratingAsked as Voice["ratingAsked"],
    rating: isRated ? Number(form.rating) : null,
    putsRight: form.putsRight || null,
  };
}

type Recording = {
  readonly person: Person;
  readonly scheme: PlanScheme;
  readonly earlier: readonly Voice[];
  readonly form: VoiceForm;
};

/** Keeps what the child said, word for word, beside the level of that day. Nothing of it is changed later. */
export async function recordVoice(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, scheme, earlier, form }: Recording,
): Promise<Exclude<PlanChange, { kind: "stale" }>> {
  const read = readVoice(form, { scheme, earlier, today });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const then = await levelOnDay(tx, { personId: person.personId, on: read.saidOn });
  const levels = await levelSchemeOn(tx, read.saidOn);
  await tx
    .insertInto("protect.voices")
    .values({
      voice_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      said: read.said,
      said_on: read.saidOn,
      setting: read.setting,
      present: read.present,
      recorded_how: read.recordedHow,
      rating: read.rating,
      rating_asked: read.ratingAsked,
      level: then.level,
      level_name: levelSaid(levels, then),
      puts_right: read.putsRight,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "note",
    headline: read.putsRight === null ? "The child said" : "The child said (correction)",
    detail: `“${read.said}”\n\nWith ${read.present}`,
    happenedOn: read.saidOn,
    by: actor,
  });
  return { kind: "accepted" };
}
