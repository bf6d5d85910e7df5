import type { ComponentChildren, VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, FormErrorSummary, type FieldIds, Overtaken } from "../../../ui/forms/index.ts";
import { InsetText, Input, Textarea } from "../../../ui/govuk/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { paths } from "./paths.ts";

/** What every form of the plan is shown with: blank, or as typed with what is wrong. */
export type ReadQuery<T> = {
  readonly csrfToken: string;
  readonly typed: T;
  readonly errors?: readonly FieldError[];
};

type PlanPage = {
  readonly facts: ChildFacts;
  readonly heading: string;
  readonly errors?: readonly FieldError[];
  readonly ids?: FieldIds;
  readonly isStale?: boolean;
  readonly children: ComponentChildren;
};

/** A page of the plan stands under the tab “Plan and meetings”, with the way back to the plan. */
export function planPage({ facts, heading, errors = [], ids, isStale, children }: PlanPage): View {
  return childPage({
    facts,
    tab: "plan",
    heading,
    summary: isStale ? (
      overtaken
    ) : errors.length > 0 ? (
      <FormErrorSummary errors={errors} ids={ids} />
    ) : undefined,
    children: (
      <>
        {children}
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={paths.plan(facts.person.personId)}>
            The whole plan
          </a>
        </p>
      </>
    ),
  });
}

const overtaken = (
  <Overtaken
    title="A colleague saved this while you were writing"
    says="changes"
    read="Read theirs, then save yours if it still applies"
    href="#theirs"
  />
);

/** What a colleague saved in the meantime. */
export const Theirs = ({ lines }: { readonly lines: readonly string[] }): VNode => (
  <InsetText id="theirs">
    <p class="govuk-body">
      <strong>A colleague saved:</strong>
    </p>
    {lines.map((line) => (
      <p class="govuk-body app-verbatim">{line}</p>
    ))}
  </InsetText>
);

export type TextField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** One line where it is absent. */
  readonly rows?: number;
};

type TextsProps = {
  readonly fields: readonly TextField[];
  readonly typed: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
};

/** Fields of text, one below the other. */
export function Texts({ fields, typed, errors = [] }: TextsProps): VNode {
  return (
    <>
      {fields.map(({ name, label, hint, rows }) => {
        const props = {
          name,
          label: { text: label },
          ...(hint === undefined ? {} : { hint: { text: hint } }),
          value: typed[name] ?? "",
          errorMessage: errorFor(errors, name),
        };
        return rows === undefined ? <Input {...props} /> : <Textarea {...props} rows={rows} />;
      })}
    </>
  );
}
