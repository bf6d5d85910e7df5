import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listPosted, type Posted } from "../directory/index.ts";
import { notify } from "../work/index.ts";
import { answerWords, type AnswerForm, type AnswerKind } from "../meetings/index.ts";
import type { Panel } from "./panel.ts";
import { isOpen, listSittingPeople, type Sitting, type SittingPerson } from "./sitting-reads.ts";

type SittingAnswered =
  | { readonly kind: "accepted"; readonly deputyId: string | undefined }
  /** Nobody of that name is asked to the sitting; or it has begun, and who came is recorded with it. */
  | { readonly kind: "closed" | "absent" | "begun" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** Who can come in somebody's place: colleagues of the agency that was asked, but those of a sensitive service whom the reader may not read. */
export async function listSittingDeputies(
  tx: Tx,
  { today }: CommandContext,
  { staffId, agencyId }: Pick<SittingPerson, "staffId" | "agencyId">,
): Promise<readonly Posted[]> {
  const posted = await listPosted(tx, today);
  return posted.filter(
    (one) => one.agencyId === agencyId && one.staffId !== staffId && !one.isClosed,
  );
}

type Answering = {
  readonly sitting: Sitting;
  readonly panel: Panel;
  /** Whose answer it is: the acting person's own, or one that who keeps the panel records. */
  readonly staffId: string;
  readonly form: AnswerForm;
};

/**
 * Answers for the day and time that stand; a later answer stands in place of the one before. A deputy is
 * asked by the database, to what the other is asked to: nobody names one for another agency.
 */
export async function answerSitting(
  tx: Tx,
  acting: CommandContext,
  { sitting, panel, staffId, form }: Answering,
): Promise<SittingAnswered> {
  const { sittingId, startsAt } = sitting;
  if (!(await isOpen(tx, sittingId))) return { kind: "closed" };
  const people = await listSittingPeople(tx, sittingId);
  const asked = people.find((one) => one.staffId === staffId);
  if (!asked) return { kind: "absent" };
  if (startsAt <= acting.at) return { kind: "begun" };
  if (!Object.hasOwn(answerWords, form.answer)) return invalid("answer", "Choose an answer");
  const answer = form.answer as AnswerKind;
  const deputies = answer === "deputy" ? await listSittingDeputies(tx, acting, asked) : [];
  const deputyId = deputies.find((one) => one.staffId === form.deputy)?.staffId;
  if (answer === "deputy" && deputyId === undefined) return invalid("deputy", "Choose your deputy");
  await tx
    .insertInto("panels.sitting_answers")
    .values({
      sitting_answer_id: newId(),
      partnership_id: acting.actor.partnershipId,
      sitting_id: sittingId,
      staff_id: staffId,
      answer,
      deputy_id: deputyId ?? null,
      answered_for: startsAt,
      answered_by: acting.actor.id,
      answered_at: acting.at,
    })
    .execute();
  if (deputyId !== undefined) await tellDeputy(tx, acting, { sitting, panel, deputyId });
  return { kind: "accepted", deputyId };
}

const invalid = (field: string, message: string): SittingAnswered => ({
  kind: "invalid",
  errors: [{ field, message }],
});

const tellDeputy = (
  tx: Tx,
  { actor, at }: CommandContext,
  told: Pick<Answering, "sitting" | "panel"> & { readonly deputyId: string },
): Promise<void> =>
  notify(
    tx,
    {
      partnershipId: actor.partnershipId,
      kind: "meeting",
      staffIds: [told.deputyId],
      href: `/sittings/${told.sitting.sittingId}`,
      headline: `You are invited to a meeting of ${told.panel.abbreviation} in place of a colleague`,
    },
    { by: actor, at },
  );
