import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { Voice } from "../../../ui/layout/index.ts";
import type { FamilyLinks } from "../family-config.ts";
import type { FamilyView } from "../view-reads.ts";
import { familyPaths } from "./paths.ts";

export function summaryOf(errors: readonly FieldError[], isStale = false): VNode | undefined {
  if (errors.length > 0) return <FormErrorSummary errors={errors} />;
  if (!isStale) return undefined;
  return (
    <Overtaken
      title="This link has changed"
      says="Nothing was done. Read the current version."
      read="The links of this child"
      href="#links"
    />
  );
}

/** "A parent", or "A parent (Mum)" where the worker wanted it. */
export function relationWords(
  links: FamilyLinks,
  { relation, knownAs }: { readonly relation: string; readonly knownAs: string | null },
): string {
  const name = links.relations.find(({ key }) => key === relation)?.name ?? relation;
  return knownAs === null ? name : `${name} (${knownAs})`;
}

/** Each answer word for word, under its question. */
export const SaidWords = ({ view, from }: { view: FamilyView; from: string }): VNode => (
  <>
    {view.said.map(({ question, answer }) => (
      <Voice
        words={answer}
        source={
          <>
            {question}
            <span class="app-line">
              {`${from}, ${formatDateTime(view.sentAt)}. Asked by ${view.askedBy}`}
            </span>
          </>
        }
      />
    ))}
  </>
);

/** From a child's first page. */
export const FamilyLink = ({ personId }: { readonly personId: string }): VNode => (
  <p class="govuk-body app-screen-only">
    <a class="govuk-link" href={familyPaths.ofChild(personId)}>
      What the family wrote, and ask them by a link
    </a>
  </p>
);
