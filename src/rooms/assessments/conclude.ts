import { datePartsOf, type FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import { findAssessment } from "./assessment-reads.ts";
import { beginAssessment, type About, type CommandContext } from "./begin.ts";
import { finishAssessment } from "./finish.ts";
import { assessmentKindsOn, factorsOn, type AssessmentKind } from "./kinds.ts";

type Concluding = {
  readonly person: About;
  /** The assessment that the meeting was, and how it ended. */
  readonly concludes: { readonly kind: string; readonly outcome: string };
  /** What it begins, under whose lead. */
  readonly begins: { readonly kind: string; readonly lead: string } | undefined;
  readonly leads: readonly string[];
  readonly discussedOn: string;
  readonly reason: string;
};

type Concluded =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/**
 * Puts what a meeting decided where the pathway keeps it: the strategy discussion with its outcome, and
 * the enquiry that follows under its clock. What runs already is not begun again.
 */
export async function concludeAssessment(
  tx: Tx,
  acting: CommandContext,
  concluding: Concluding,
): Promise<Concluded> {
  const kinds = await assessmentKindsOn(tx, acting.today);
  const kindOf = (key: string) => kinds.find((one) => one.key === key);
  const held = kindOf(concluding.concludes.kind);
  if (held) {
    const ended = await endHeld(tx, acting, { ...concluding, held });
    if (ended.kind === "invalid") return ended;
  }
  const { begins, person, leads } = concluding;
  const next = begins && kindOf(begins.kind);
  if (!begins || !next) return { kind: "accepted" };
  const form = formOf(concluding, begins.lead);
  const begun = await beginAssessment(tx, acting, { person, kind: next, leads, form });
  return begun.kind === "invalid" ? begun : { kind: "accepted" };
}

const formOf = ({ discussedOn, reason }: Concluding, lead: string) => ({
  startedOn: datePartsOf(discussedOn),
  clockFrom: datePartsOf(discussedOn),
  lead,
  reason,
});

async function endHeld(
  tx: Tx,
  acting: CommandContext,
  concluding: Concluding & { readonly held: AssessmentKind },
): Promise<Concluded> {
  const { person, held, concludes, discussedOn, reason } = concluding;
  const { actor, today } = acting;
  const asked = { person, kind: held, leads: [actor.id], form: formOf(concluding, actor.id) };
  const begun = await beginAssessment(tx, acting, asked);
  if (begun.kind === "invalid") return begun;
  const { assessmentId } = begun;
  const assessment = await findAssessment(tx, { personId: person.personId, assessmentId });
  if (!assessment) throw new Error("an assessment went while it was ended");
  const ended = await finishAssessment(tx, acting, {
    person,
    assessment,
    factors: await factorsOn(tx, today),
    form: {
      finishedOn: datePartsOf(discussedOn < assessment.startedOn ? today : discussedOn),
      outcome: concludes.outcome,
      summary: reason,
      factors: [],
      lateReason: reason,
      version: String(assessment.version),
    },
  });
  if (ended.kind === "accepted") return ended;
  if (ended.kind === "invalid") return ended;
  throw new Error("an assessment changed while it was ended");
}
