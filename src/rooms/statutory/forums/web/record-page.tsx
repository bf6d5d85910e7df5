import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, InsetText } from "../../../../ui/govuk/index.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import type { Forum, ForumBody } from "../forums.ts";
import type { ReferenceTyped } from "./fields.ts";
import { forumPaths } from "./paths.ts";
import { ReferenceFields, referenceIds } from "./reference-fields.tsx";

type ChoosePage = { readonly facts: ChildFacts; readonly forums: readonly Forum[] };

/** Which forum it is, of those that this person may record. */
export function choosePage({ facts, forums }: ChoosePage): View {
  return childPage({
    facts,
    tab: "forums",
    heading: "Record another forum",
    children: (
      <>
        <p class="govuk-body">
          A reference says that the child is known elsewhere and who to ask. What was said there
          stays there.
        </p>
        <ul class="govuk-list">
          {forums.map(({ key, body }) => (
            <li>
              <a class="govuk-link" href={forumPaths.record(facts.person.personId, key)}>
                {body.name}
              </a>
              <span class="app-line app-secondary">
                {body.isHidden ? `${body.purpose}. Read by its list alone.` : `${body.purpose}.`}
              </span>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

type RecordPage = {
  readonly facts: ChildFacts;
  readonly forum: Forum;
  readonly csrfToken: string;
  readonly typed: ReferenceTyped;
  readonly errors?: readonly FieldError[];
};

/** The form of a first reference: today, and what the forum's next date often is, are filled in. */
export function recordPage(page: RecordPage): View {
  const { facts, forum, csrfToken, typed, errors = [] } = page;
  const wrong =
    errors.length > 0 ? <FormErrorSummary errors={errors} ids={referenceIds} /> : undefined;
  return childPage({
    facts,
    tab: "forums",
    heading: `Known to: ${forum.body.name}`,
    summary: wrong,
    children: (
      <>
        <p class="govuk-body">{`${forum.body.purpose}.`}</p>
        {forum.body.isHidden && <HiddenNote body={forum.body} />}
        <Form
          action={forumPaths.record(facts.person.personId, forum.key)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <ReferenceFields body={forum.body} typed={typed} errors={errors} />
          <Button text="Record" preventDoubleClick />
        </Form>
      </>
    ),
  });
}

/** Said wherever something hidden is written or read. */
export function HiddenNote({ body }: { readonly body: ForumBody }): VNode {
  return (
    <InsetText>
      {`That a child is known to ${body.name} can be seen only by the person who recorded it and by the people on its list. Do not mention it in a note, a plan or minutes.`}
    </InsetText>
  );
}
