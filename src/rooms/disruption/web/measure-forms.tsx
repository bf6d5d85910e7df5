import type { VNode } from "preact";
import { datePartsOf } from "../../../kernel/fields.ts";
import { blankOf, type AnyForm } from "../../../kernel/forms/index.ts";
import { DeclaredForm, type DeclaredFormProps, type FormState } from "../../../ui/forms/index.ts";
import type { Thing } from "../../people-and-places/index.ts";
import { effectForm, safeForm } from "../decide.ts";
import type { Measure } from "../measure-reads.ts";
import { canReview, nextReview, reviewForm } from "../review.ts";
import { openSteps, stepForm } from "../take-step.ts";
import { measurePaths } from "./paths.ts";

export type FormName = "safe" | "effect" | "step" | "review";

/** A form that came back: its page shows it with what was typed, and all others empty. */
export type CameBack = {
  readonly name: FormName;
  readonly state: FormState<AnyForm>;
  readonly summary: VNode | undefined;
};

type Props = {
  readonly measure: Measure;
  readonly elsewhere: readonly Pick<Thing, "thingId" | "label">[];
  readonly today: string;
  readonly csrfToken: string;
  readonly mayRecord: boolean;
  readonly mayAgree: boolean;
  readonly cameBack: CameBack | undefined;
};

/** Whether nothing is done about the effect on a child yet, though one lives there or may. */
export const waitsForEffect = ({ household, effect, state }: Measure): boolean =>
  household !== "no-child" && effect === null && state === "considered";

/** Whether the decision that comes before everything else is still to be made. */
export const waitsForSafe = ({ safe, state, isHalted }: Measure): boolean =>
  safe === null && state === "considered" && !isHalted;

/** What can be done to a measure as it stands, in the order in which it must be. */
export function MeasureForms(props: Props): VNode {
  const { measure, elsewhere, today, csrfToken, mayRecord, mayAgree, cameBack } = props;
  const { measureId } = measure;
  const stateOf = <F extends AnyForm>(name: FormName, form: F, begin: object = {}) =>
    cameBack?.name === name
      ? (cameBack.state as FormState<F>)
      : ({ csrfToken, typed: { ...blankOf(form), ...begin } } as FormState<F>);
  const dated = { on: datePartsOf(today) };
  return (
    <>
      {mayRecord && waitsForSafe(measure) && (
        <Part
          heading="Is it safe to act?"
          form={safeForm}
          state={stateOf("safe", safeForm)}
          drawing={{}}
          measure={measure}
          action={measurePaths.safe(measureId)}
          button="Save the decision"
        />
      )}
      {mayAgree && waitsForEffect(measure) && (
        <Part
          heading="Agree the effect on the child"
          form={effectForm}
          state={stateOf("effect", effectForm)}
          drawing={{}}
          measure={measure}
          action={measurePaths.effect(measureId)}
          button="Agree"
        />
      )}
      {!mayAgree && waitsForEffect(measure) && (
        <p class="govuk-body">
          A lead who did not propose it agrees the effect on the child before anything is done.
        </p>
      )}
      {mayRecord && openSteps(measure).length > 0 && (
        <Part
          heading="Record a step"
          form={stepForm}
          state={stateOf("step", stepForm, dated)}
          drawing={{ measure }}
          measure={measure}
          action={measurePaths.step(measureId)}
          button="Record the step"
        />
      )}
      {mayRecord && canReview(measure) && (
        <Part
          heading="Review"
          form={reviewForm}
          state={stateOf("review", reviewForm, { nextReviewBy: datePartsOf(nextReview(today)) })}
          drawing={{ elsewhere }}
          measure={measure}
          action={measurePaths.reviewOne(measureId)}
          button="Save the review"
        />
      )}
    </>
  );
}

type PartProps<F extends AnyForm> = DeclaredFormProps<F> & {
  readonly heading: string;
  readonly measure: Measure;
};

function Part<F extends AnyForm>({ heading, measure, ...form }: PartProps<F>): VNode {
  return (
    <section class="app-screen-only">
      <h2 class="govuk-heading-m">{heading}</h2>
      <DeclaredForm {...form} version={measure.version} />
    </section>
  );
}
