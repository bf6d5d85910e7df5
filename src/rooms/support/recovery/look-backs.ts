import { versionOf } from "../../../kernel/version-of.ts";
import { addMonths } from "../../../kernel/dates.ts";
import { readDateParts, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import { counted } from "../../../kernel/words.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { appendChronology } from "../../child-record/index.ts";
import { orNull, texts } from "../../../kernel/read-texts.ts";
import type { About, CommandContext, Change } from "./acting.ts";
import type { LookBack } from "./look-back-reads.ts";
import { answers, type After, type Answer } from "./look-back-words.ts";

type ReadContext = { readonly person: About; readonly after: After; readonly from: string };

/** Asks for a look-back at each of the months that are configured. Asked once for one day. */
export async function askLookBacks(
  tx: Tx,
  { actor, at, scheme }: CommandContext,
  { person, after, from }: ReadContext,
): Promise<void> {
  await tx
    .insertInto("protect.look_backs")
    .values(
      scheme.lookBackMonths.map((months) => ({
        look_back_id: newId(),
        after,
        from_on: from,
        months,
        partnership_id: person.partnershipId,
        person_id: person.personId,
        due_on: addMonths(from, months),
        asked_by: actor.id,
        asked_at: at,
      })),
    )
    .onConflict((on) => on.columns(["person_id", "after", "from_on", "months"]).doNothing())
    .execute();
}

const isAnswer = (text: string): text is Answer => Object.hasOwn(answers, text);

export type AnswerForm = {
  readonly answer: string;
  readonly answeredOn: DateParts;
  readonly source: string;
  readonly wording: string;
  readonly version: string;
};

function readAnswer(form: AnswerForm, { from, today }: { from: string; today: string }) {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const { answer } = form;
  if (!isAnswer(answer)) errors.push({ field: "answer", message: "Choose an answer" });
  const on = readDateParts(form.answeredOn, { name: "Date", earliest: from, latest: today });
  if (!on.ok) errors.push({ field: "answeredOn", message: on.error });
  const source = text(form.source, {
    field: "source",
    name: "Source",
    most: 500,
    missing: "Enter who or what says so",
  });
  const wording = text(form.wording, {
    field: "wording",
    name: "What is known",
    most: 2000,
    ...(answer === "yes" ? { missing: "Enter what is known, and what is done now" } : {}),
  });
  if (!on.ok || !isAnswer(answer) || errors.length > 0) return { errors };
  return { answer, answeredOn: on.value, source, wording: orNull(wording) };
}

const headlines: Readonly<Record<Answer, string>> = {
  no: "not exploited again as far as is known",
  yes: "exploited again",
  "not-known": "not known whether exploited again",
};

type Answering = {
  readonly person: About;
  readonly lookBack: LookBack;
  readonly form: AnswerForm;
};

/** A person's answer, with source and day. It changes no level and raises nothing by itself. */
export async function answerLookBack(
  tx: Tx,
  { actor, at, today }: Pick<CommandContext, "actor" | "at" | "today">,
  { person, lookBack, form }: Answering,
): Promise<Change> {
  const version = versionOf(form.version);
  const read = readAnswer(form, { from: lookBack.from, today });
  if (lookBack.answer !== null || lookBack.version !== version) return { kind: "stale" };
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { answer, answeredOn, source, wording } = read;
  const { numUpdatedRows } = await tx
    .updateTable("protect.look_backs")
    .set({
      answer,
      answered_on: answeredOn,
      source,
      wording,
      answered_by: actor.id,
      answered_at: at,
      version: version + 1,
    })
    .where("look_back_id", "=", lookBack.lookBackId)
    .where("version", "=", version)
    .where("answer", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  await appendChronology(tx, person, {
    kind: "recovery",
    headline: `Looked back at ${counted(lookBack.months, "month")}: ${headlines[answer]}`,
    detail: [source, wording].filter((one) => one !== null).join(": "),
    happenedOn: answeredOn,
    by: actor,
  });
  return { kind: "accepted" };
}
