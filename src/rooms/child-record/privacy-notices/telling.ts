import { addDays } from "../../../kernel/dates.ts";
import {
  readDateParts,
  readText,
  type DateParts,
  type FieldError,
} from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import type { Person } from "../../subjects/index.ts";
import { appendChronology } from "../chronology-writes.ts";
import type { Tellable } from "../family-slots.ts";

export const audiences = { child: "The child", parent: "A parent or carer" } as const;
export type Audience = keyof typeof audiences;

export type TellingForm = {
  readonly who: string;
  /** Which parent or carer, where they are recorded around the child. */
  readonly whom?: string;
  readonly outcome: string;
  readonly toldOn: DateParts;
  readonly toldBy: string;
  readonly how: string;
  readonly notice: string;
  readonly language: string;
  readonly reason: string;
  readonly reviewBy: DateParts;
};

type Told = { readonly toldOn: string; readonly toldBy: string; readonly how: string };
type NotTold = { readonly reason: string; readonly reviewBy: string };

export type Telling = { readonly who: Audience } & (
  | ({ readonly outcome: "told"; readonly notice: string; readonly language: string } & Told)
  | ({ readonly outcome: "not-told" } & NotTold)
);

type Read = { readonly telling: Telling } | { readonly errors: readonly FieldError[] };

/** A decision not to tell is looked at again within so many days. */
const longestWait = 92;

const isAudience = (text: string): text is Audience => Object.hasOwn(audiences, text);

export function readTelling(form: TellingForm, today: string): Read {
  const { who, outcome } = form;
  const errors: FieldError[] = [];
  if (!isAudience(who)) errors.push({ field: "who", message: "Choose who was told, or was not" });
  const rest = outcome === "told" ? readTold(form, today) : readNotTold(form, today);
  if (outcome !== "told" && outcome !== "not-told") {
    const message = "Choose whether they were told";
    return { errors: [...errors, { field: "outcome", message }] };
  }
  if (!isAudience(who) || "errors" in rest) {
    return { errors: [...errors, ...("errors" in rest ? rest.errors : [])] };
  }
  return { telling: { who, ...rest } };
}

type Part<T> = T | { readonly errors: readonly FieldError[] };

function readTold(
  form: TellingForm,
  today: string,
): Part<Extract<Omit<Telling & { outcome: "told" }, "who">, object>> {
  const on = readDateParts(form.toldOn, {
    name: "Date they were told",
    earliest: "2000-01-01",
    latest: today,
  });
  const by = readText(form.toldBy, {
    name: "Who told them",
    most: 200,
    missing: "Enter who told them",
  });
  const how = readText(form.how, { name: "How", most: 500, missing: "Enter how they were told" });
  const language = readText(form.language, { name: "Language", most: 100 });
  const errors: FieldError[] = [];
  if (!on.ok) errors.push({ field: "toldOn", message: on.error });
  if (!by.ok) errors.push({ field: "toldBy", message: by.error });
  if (!how.ok) errors.push({ field: "how", message: how.error });
  if (!language.ok) errors.push({ field: "language", message: language.error });
  if (!on.ok || !by.ok || !how.ok || !language.ok) return { errors };
  return {
    outcome: "told",
    toldOn: on.value,
    toldBy: by.value,
    how: how.value,
    notice: form.notice.slice(0, 250),
    language: language.value,
  };
}

function readNotTold(
  form: TellingForm,
  today: string,
): Part<Extract<Omit<Telling & { outcome: "not-told" }, "who">, object>> {
  const reason = readText(form.reason, {
    name: "Why not yet",
    most: 1000,
    missing: "Enter why they are not told yet",
  });
  const review = readDateParts(form.reviewBy, {
    name: "Review date",
    earliest: today,
    latest: addDays(today, longestWait),
  });
  const errors: FieldError[] = [];
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (!review.ok) errors.push({ field: "reviewBy", message: review.error });
  if (!reason.ok || !review.ok) return { errors };
  return { outcome: "not-told", reason: reason.value, reviewBy: review.value };
}

export type TellingChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Recording = {
  readonly person: Person;
  readonly form: TellingForm;
  readonly tellable: Tellable;
};

/** A parent or carer who is not among those recorded around the child. */
export const otherWhom = "other";

const isOfAParent = ({ who, outcome }: TellingForm): boolean =>
  who === "parent" && outcome === "told";

/** Nobody is recorded as told who must not be; while somebody must not, it is said which parent or carer was. */
function untoldErrors(
  form: TellingForm,
  { people, isChosen, wrongWords }: Tellable,
): readonly FieldError[] {
  if (!isOfAParent(form)) return [];
  const { whom = "" } = form;
  const why = people.find(({ aroundId }) => aroundId === whom)?.why;
  if (why !== undefined) return [{ field: "whom", message: why }];
  const isKnown = whom === otherWhom || people.some(({ aroundId }) => aroundId === whom);
  if ((isChosen || whom !== "") && !isKnown)
    return [{ field: "whom", message: "Choose which parent or carer was told" }];
  const wrong = wrongWords(`${form.how} \n ${form.toldBy}`);
  return wrong === undefined ? [] : [{ field: "how", message: wrong }];
}

/** Records that a child or a parent was told, or why not yet: append-only, the newest counts. */
export async function recordTelling(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, form, tellable }: Recording,
): Promise<TellingChange> {
  const read = readTelling(form, today);
  const untold = untoldErrors(form, tellable);
  const errors = [...("errors" in read ? read.errors : []), ...untold];
  if ("errors" in read || errors.length > 0) return { kind: "invalid", errors };
  const { telling } = read;
  const whom = isOfAParent(form) && form.whom !== otherWhom ? form.whom || null : null;
  const said = telling.outcome === "told" ? toldColumns(telling) : notToldColumns(telling);
  await tx
    .insertInto("protect.tellings")
    .values({
      telling_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      who: telling.who,
      around_id: whom,
      outcome: telling.outcome,
      ...said,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  const isTold = telling.outcome === "told";
  await appendChronology(tx, person, {
    kind: "access",
    headline: `${audiences[telling.who]} ${isTold ? "was told" : "is not told yet"} of the record and of sharing`,
    detail: isTold ? `${telling.how}, by ${telling.toldBy}` : telling.reason,
    happenedOn: isTold ? telling.toldOn : today,
    by: actor,
  });
  return { kind: "accepted" };
}

const toldColumns = (one: Extract<Telling, { outcome: "told" }>) => ({
  told_on: one.toldOn,
  told_by: one.toldBy,
  how: one.how,
  notice: one.notice || null,
  language: one.language || null,
});

const notToldColumns = (one: Extract<Telling, { outcome: "not-told" }>) => ({
  reason: one.reason,
  review_by: one.reviewBy,
});
