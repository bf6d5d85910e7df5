import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { FormFields } from "../../../platform/http/field.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DraftForm, errorFor, verbatim, type FormDraft } from "../../../ui/forms/index.ts";
import { Button, InsetText, Textarea } from "../../../ui/govuk/index.ts";
import {
  LanguageSelect,
  PrepareForm,
  textOf,
  type PrepareFormProps,
} from "../../outgoing-papers/index.ts";
import { paths as paperPaths } from "../../outgoing-papers/web/paths.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { summaryOf } from "../../../ui/forms/fields-form.tsx";
import { mayDo } from "../../subjects/index.ts";
import { dayOf } from "../book-sitting.ts";
import type { FamilyWords } from "../item-family.ts";
import { paths } from "./paths.ts";
import type { ItemFacts } from "./sitting-route.ts";

export type FamilyPage = {
  readonly facts: ItemFacts;
  readonly child: ChildFacts;
  readonly words: FamilyWords | undefined;
  readonly choices: PrepareFormProps["choices"];
  readonly typed: FormFields;
  readonly draft: FormDraft;
  readonly errors: readonly FieldError[];
  readonly found?: PrepareFormProps["found"];
  readonly isStale?: boolean;
};

/** What the family is told of one item, and its paper. */
export function familyPage(page: FamilyPage): View {
  const { facts, child, errors, isStale = false, words } = page;
  const { sitting, item } = facts;
  const here = paths.family(sitting.sittingId, item.itemId);
  return childPage({
    facts: child,
    tab: "plan",
    heading: "What was decided, for the family",
    summary:
      errors.length > 0 || isStale
        ? summaryOf({ errors, isStale, fields: [], now: here })
        : undefined,
    children: (
      <>
        <p class="govuk-body app-form">
          {`For the meeting of ${formatDate(dayOf(sitting))}. The paper holds what is written for the family here, and who to ring.`}
        </p>
        {words && (
          <InsetText id="stands">
            <p class="govuk-body app-verbatim">{words.wording}</p>
            <p class="govuk-body-s app-secondary">{`Written by ${words.by}, ${formatDateTime(words.at)}`}</p>
          </InsetText>
        )}
        {mayDo(child.actor, "meeting.manage", child) && <Writing {...page} />}
        {words && <Prepare {...page} />}
      </>
    ),
  });
}

function Writing({ facts, typed, draft, errors }: FamilyPage): VNode {
  const { item, sitting, csrfToken } = facts;
  return (
    <DraftForm
      action={paths.family(sitting.sittingId, item.itemId)}
      csrfToken={csrfToken}
      classes="app-form"
      draft={draft}
    >
      <input type="hidden" name="version" value={textOf(typed, "version")} />
      <Textarea
        name="wording"
        attributes={verbatim}
        label={{ text: "What the family is told", classes: "govuk-label--m" }}
        hint={{
          text: "What will happen, who does it and by when. Name no other child and no panel.",
        }}
        value={textOf(typed, "wording")}
        rows={6}
        errorMessage={errorFor(errors, "wording")}
      />
      <Button text="Save the words" classes="govuk-button--secondary" preventDoubleClick />
    </DraftForm>
  );
}

function Prepare({ facts, child, choices, typed, errors, found }: FamilyPage): VNode {
  const { item, sitting, csrfToken } = facts;
  if (sitting.approvedAt === null)
    return <InsetText text="The paper is prepared once the minutes have been approved." />;
  return (
    <>
      <h2 class="govuk-heading-m">Prepare the paper</h2>
      <p class="govuk-body app-form">
        First: who will receive it, and is it safe for them to keep? It is checked, and a second
        person releases it.
      </p>
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={paperPaths.ofChild(child.person.personId)}>
          Papers about this child
        </a>
      </p>
      {mayDo(child.actor, "meeting.manage", child) && (
        <PrepareForm
          action={paths.familyPapers(sitting.sittingId, item.itemId)}
          kind="panel-family"
          csrfToken={csrfToken}
          choices={choices}
          typed={typed}
          errors={errors}
          {...(found ? { found } : {})}
        >
          <LanguageSelect typed={typed} errors={errors} />
        </PrepareForm>
      )}
    </>
  );
}
