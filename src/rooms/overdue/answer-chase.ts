import { formatDate, londonDate } from "../../kernel/dates.ts";
import type { FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { findPerson, listCircle, mayDo } from "../subjects/index.ts";
import {
  answerWords,
  closeAction,
  findAction,
  kindWords,
  notify,
  readAnswer,
  subjectWords,
  writeAnswer,
  type AnswerFields,
  type ReadAnswer,
  findAskedOfMe,
  type AskedOfMe,
} from "../work/index.ts";
import { appendChronology } from "../child-record/index.ts";

export type Answering = { readonly chaseId: string; readonly answer: AnswerFields };

export type AnswerChange =
  | { readonly kind: "accepted"; readonly asked: AskedOfMe; readonly answer: ReadAnswer }
  | { readonly kind: "invalid"; readonly asked: AskedOfMe; readonly errors: readonly FieldError[] }
  /** Answered already, or the promise was closed or changed in the meantime. */
  | { readonly kind: "stale"; readonly asked: AskedOfMe }
  /** No such question was put to this person, or they no longer reach the child. */
  | { readonly kind: "absent" };

/**
 * Answers a question that was put to this person. "Done" closes the promise with what came of it;
 * "still working" gives a date and moves nothing, for a person agrees it.
 */
export async function answerChase(
  tx: Tx,
  acting: CommandContext,
  { chaseId, answer: form }: Answering,
): Promise<AnswerChange> {
  const { actor, today } = acting;
  await oneAtATime(tx, `chase ${chaseId}`);
  const asked = await findAskedOfMe(tx, actor, chaseId);
  if (!asked) return { kind: "absent" };
  if (asked.answeredAt !== null) return { kind: "stale", asked };
  const answer = readAnswer(form, { about: asked.about, today });
  if (!("answer" in answer)) return { kind: "invalid", asked, errors: answer };
  const closed = await closeWhereDone(tx, acting, { asked, answer });
  if (closed === "may not") {
    const message =
      "Your role cannot close actions: choose another answer, or ring the person who asked";
    return { kind: "invalid", asked, errors: [{ field: "answer", message }] };
  }
  if (closed === "stale") return { kind: "stale", asked };
  const { personId } = asked;
  if (!(await writeAnswer(tx, acting, { chaseId, personId, answer }))) {
    return { kind: "stale", asked };
  }
  await record(tx, acting, { asked, answer });
  return { kind: "accepted", asked, answer };
}

type Answered = { readonly asked: AskedOfMe; readonly answer: ReadAnswer };

async function closeWhereDone(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { asked: { personId, actionId }, answer }: Answered,
): Promise<"closed" | "nothing to close" | "may not" | "stale"> {
  if (actionId === null) return "nothing to close";
  const action = await findAction(tx, personId, actionId);
  if (action?.state !== "open") return "stale";
  if (answer.answer !== "done") return "nothing to close";
  const person = await findPerson(tx, actor, personId);
  if (!person) return "stale";
  const circle = await listCircle(tx, person.circleId, at);
  if (!mayDo(actor, "action.manage", { person, circle })) return "may not";
  const form = { state: "done", outcome: answer.words ?? "", version: String(action.version) };
  const change = await closeAction(tx, { actor, today }, { personId, actionId, form });
  return change.kind === "accepted" ? "closed" : "stale";
}

/** One line in the chronology, and whoever asked is told. */
async function record(tx: Tx, acting: CommandContext, { asked, answer }: Answered): Promise<void> {
  const { actor, at, today } = acting;
  const saysMore =
    answer.answer === "not-mine" && answer.words ? `Said to be: ${answer.words}` : answer.words;
  await appendChronology(tx, asked, {
    kind: "chase",
    headline: headlineOf(asked, answer),
    detail:
      [asked.about === "action" ? subjectWords(asked) : null, saysMore]
        .filter((text) => text !== null)
        .join("\n\n") || null,
    happenedOn: today,
    by: actor,
  });
  await notify(
    tx,
    {
      partnershipId: asked.partnershipId,
      staffIds: [asked.askedById],
      kind: "chase",
      headline: "A question that you asked has been answered",
      href: `/children/${asked.personId}/plan`,
    },
    { by: actor, at },
  );
}

function headlineOf(asked: AskedOfMe, answer: ReadAnswer): string {
  const on = formatDate(londonDate(asked.askedAt));
  const said = answerWords(answer.answer === "not-mine" ? { ...answer, words: null } : answer);
  return `Asked on ${on} about ${kindWords(asked)}: ${said}`;
}
