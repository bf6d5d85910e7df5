import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Posted } from "../../directory/index.ts";
import type { Field } from "../../../ui/forms/fields-form.tsx";
import { answeredKind, answerWords, type AnswerKind, OwnAnswer } from "../../meetings/index.ts";
import { listSittingDeputies } from "../answer-sitting.ts";
import type { SittingPerson } from "../sitting-reads.ts";
import { paths } from "./paths.ts";
import type { SittingFacts } from "./sitting-route.ts";

/** What the reader can answer. */
export type OwnPlace = {
  readonly answer: AnswerKind | null;
  readonly deputies: readonly Posted[];
};

/** Undefined where the reader is not asked, or the sitting is over, cancelled or has begun. */
export async function ownPlace(
  tx: Tx,
  { sitting, acting }: SittingFacts,
  people: readonly SittingPerson[],
): Promise<OwnPlace | undefined> {
  const { cancelledAt, approvedAt, startsAt } = sitting;
  if (cancelledAt !== null || approvedAt !== null || startsAt <= acting.at) return undefined;
  const own = people.find(({ staffId }) => staffId === acting.actor.id);
  if (!own) return undefined;
  const deputies = await listSittingDeputies(tx, acting, own);
  return { answer: own.answer?.answer ?? null, deputies };
}

type Props = {
  readonly facts: SittingFacts;
  readonly own: OwnPlace | undefined;
  readonly errors: readonly FieldError[];
};

export function AnswerPart({ facts, own, errors }: Props): VNode | null {
  if (!own) return null;
  const { sittingId } = facts.sitting;
  return (
    <OwnAnswer
      own={own}
      errors={errors}
      csrfToken={facts.csrfToken}
      action={paths.invitation(sittingId)}
      calendar={paths.calendar(sittingId)}
      hint="They get the papers of what you are asked to, while papers are open"
    />
  );
}

/** As answers are listed: who comes first, who has not answered last. */
export const answersInOrder = [...Object.values(answerWords), answeredKind(null)];

/** For who rang or wrote: the answer is theirs, and says who recorded it. */
export const answerFields = (people: readonly SittingPerson[]): readonly Field[] => [
  {
    name: "whose",
    label: "Whose answer",
    as: "select",
    items: people.map(({ staffId, agency, name }) => ({
      value: staffId,
      text: `${agency}: ${name}`,
    })),
  },
  {
    name: "answer",
    label: "Their answer",
    as: "radios",
    items: (["coming", "apologies"] as const).map((value) => ({ value, text: answerWords[value] })),
  },
];
