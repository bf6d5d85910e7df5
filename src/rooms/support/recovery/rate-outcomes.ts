import { readDateParts, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { appendChronology } from "../../child-record/index.ts";
import { orNull, texts } from "../../../kernel/read-texts.ts";
import { earliest, type About, type CommandContext, type Change } from "./acting.ts";
import type { RecoveryScheme } from "./recovery-scheme.ts";

export const points = { start: "Start", review: "Review", close: "Close" } as const;
export type Point = keyof typeof points;

const isPoint = (text: string): text is Point => Object.hasOwn(points, text);

/** What is typed of one outcome. "not-known" and "did-not-say" are answers; empty is none. */
export type OutcomeTyped = {
  readonly professional: string;
  readonly child: string;
  readonly restsOn: string;
};

export type RatingForm = {
  readonly point: string;
  readonly ratedOn: DateParts;
  /** By the key of the outcome. */
  readonly outcomes: Readonly<Record<string, OutcomeTyped>>;
};

export const notKnown = "not-known";

/** Each outcome has both ratings or says that one is not known, so that nothing is left out by oversight. */
function readRating(form: RatingForm, scheme: RecoveryScheme, today: string) {
  const errors: FieldError[] = [];
  const { point } = form;
  if (!isPoint(point)) errors.push({ field: "point", message: "Choose start, review or close" });
  const on = readDateParts(form.ratedOn, { name: "Date", earliest, latest: today });
  if (!on.ok) errors.push({ field: "ratedOn", message: on.error });
  const words = new Set([notKnown, ...scheme.scale.map(({ key }) => key)]);
  const rated = scheme.outcomes.map(({ key, name }) => {
    const typed = form.outcomes[key] ?? { professional: "", child: "", restsOn: "" };
    const lower = name.toLowerCase();
    if (!words.has(typed.professional)) {
      const message = `Choose how you see ${lower}, or that it is not known`;
      errors.push({ field: `${key}-professional`, message });
    }
    if (!words.has(typed.child)) {
      const message = `Choose how the child sees ${lower}, or that they did not say`;
      errors.push({ field: `${key}-child`, message });
    }
    const rule = { field: `${key}-restsOn`, name: `What ${lower} rests on`, most: 1000 };
    const rests_on = orNull(texts(errors)(typed.restsOn, rule));
    const known = (one: string) => (one === notKnown ? null : one);
    const { professional, child } = typed;
    return { outcome: key, professional: known(professional), child: known(child), rests_on };
  });
  if (!on.ok || !isPoint(point) || errors.length > 0) return { errors };
  return { point, ratedOn: on.value, rated };
}

/** Adds one rating of every outcome: in words, the professional's and the child's own beside each other. */
export async function rateOutcomes(
  tx: Tx,
  { actor, at, today, scheme }: CommandContext,
  { person, form }: { readonly person: About; readonly form: RatingForm },
): Promise<Change> {
  const read = readRating(form, scheme, today);
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { point, ratedOn, rated } = read;
  const setId = newId();
  await tx
    .insertInto("protect.recovery_ratings")
    .values(
      rated.map((one) => ({
        recovery_rating_id: newId(),
        rating_set_id: setId,
        occasion: point,
        rated_on: ratedOn,
        partnership_id: person.partnershipId,
        person_id: person.personId,
        scheme_id: scheme.id,
        ...one,
        recorded_by: actor.id,
        recorded_at: at,
      })),
    )
    .execute();
  await appendChronology(tx, person, {
    kind: "recovery",
    headline: `Outcomes of recovery rated: ${points[point].toLowerCase()}`,
    detail: null,
    happenedOn: ratedOn,
    by: actor,
  });
  return { kind: "accepted" };
}
