import type { VNode } from "preact";

type ReasonsProps = {
  readonly likeness: Readonly<Record<"for" | "against" | "notKnown", readonly string[]>>;
  /** Where the other side stands: "in the concern". */
  readonly where: string;
};

/** For, against, and what is not known, which speaks for neither. */
export function Reasons({ likeness, where }: ReasonsProps): VNode {
  return (
    <div class="app-reasons">
      <ReasonList title="For" reasons={likeness.for} none="Nothing speaks for it." />
      <ReasonList title="Against" reasons={likeness.against} none="Nothing speaks against it." />
      {likeness.notKnown.length > 0 && (
        <p class="govuk-body-s app-reasons__rest">
          {`Not known here or ${where}: ${likeness.notKnown.join(", ").toLowerCase()}.`}
        </p>
      )}
    </div>
  );
}

type ReasonListProps = {
  readonly title: string;
  readonly reasons: readonly string[];
  readonly none: string;
};

export function ReasonList({ title, reasons, none }: ReasonListProps): VNode {
  return (
    <div class="app-reasons__side">
      <p class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">{title}</p>
      {reasons.length === 0 ? (
        <p class="govuk-body">{none}</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {reasons.map((reason) => (
            <li>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
