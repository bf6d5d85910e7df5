import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { FormFields } from "../../../platform/http/field.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { languageOf } from "../../../platform/words/index.ts";
import { FormErrorSummary } from "../../../ui/forms/index.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { Voice } from "../../../ui/layout/index.ts";
import type { EarlierPaper } from "../earlier-papers.ts";
import { LanguageSelect, PrepareForm, type PrepareFormProps } from "../../outgoing-papers/index.ts";
import { paths as paperPaths } from "../../outgoing-papers/web/paths.ts";
import { typedInto, type ItemDrafts } from "../item-drafts.ts";
import { itemWords } from "../item-words.ts";
import { familyPart } from "../panel-type.ts";
import type { Contents } from "../record-reads.ts";
import { EachByItself } from "./each-by-itself.tsx";
import { ItemForm } from "./item-form.tsx";
import { meetingPage } from "./meeting-page.tsx";
import type { MeetingFacts } from "./meeting-route.ts";
import { paths } from "./paths.ts";
import { mayDo } from "../../subjects/index.ts";

export type FamilyPage = {
  readonly facts: MeetingFacts;
  readonly csrfToken: string;
  readonly contents: Contents;
  readonly drafts: ItemDrafts;
  readonly earlier: readonly EarlierPaper[];
  readonly choices: PrepareFormProps["choices"];
  readonly typed: FormFields;
  readonly errors: readonly FieldError[];
  readonly found?: PrepareFormProps["found"];
};

/** Where the family's paper is written, and after approval made for each person by name. */
export function familyPage(page: FamilyPage): View {
  const { facts, errors } = page;
  const { meeting, actor } = facts;
  const writes =
    meeting.approvedAt === null &&
    meeting.cancelledAt === null &&
    mayDo(actor, "meeting.manage", facts);
  return meetingPage({
    facts,
    heading: "Paper for the family",
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined,
    children: (
      <>
        <p class="govuk-body">
          The family’s paper says in plain words what was talked about and what will happen. It is
          made only of what is written for it here. It leaves out other children, what agencies
          shared and addresses.
        </p>
        {writes ? <Writing {...page} /> : <Written {...page} />}
        {meeting.approvedAt === null ? (
          <InsetText text="Papers are prepared once the chair has approved the minutes." />
        ) : (
          <Papers {...page} />
        )}
      </>
    ),
  });
}

const familyItems = ({ type }: MeetingFacts) =>
  type.agenda.filter(({ inFamilyVersion }) => inFamilyVersion);

const partsOf = (facts: MeetingFacts, { items }: Contents) =>
  familyItems(facts).flatMap(({ key }) => items.get(familyPart(key)) ?? []);

/** Each text beside what professionals wrote, which is there to be read and never copied by itself. */
function Writing({ facts, csrfToken, contents, drafts }: FamilyPage): VNode {
  return (
    <>
      <EachByItself drafts={drafts} items={partsOf(facts, contents)} />
      {familyItems(facts).map(({ key, title }) => {
        const item = contents.items.get(familyPart(key));
        return (
          item && (
            <div class="app-columns">
              <div>
                <h2 class="govuk-heading-m">{title}</h2>
                <ItemForm
                  item={item}
                  words={itemWords(facts.type, item.item)}
                  csrfToken={csrfToken}
                  {...typedInto(item, drafts)}
                />
              </div>
              <div>
                <h3 class="govuk-heading-s">
                  What professionals wrote
                  <span class="govuk-visually-hidden">{`: ${title}`}</span>
                </h3>
                {key === "child-words" &&
                  contents.words.map(({ words, heardBy }) => (
                    <Voice words={words} source={`Heard by ${heardBy}`} />
                  ))}
                <p class="govuk-body app-verbatim">
                  {contents.items.get(key)?.wording || "Nothing yet."}
                </p>
              </div>
            </div>
          )
        );
      })}
    </>
  );
}

function Written({ facts, contents }: FamilyPage): VNode {
  const written = familyItems(facts)
    .map(({ key, title }) => ({ title, text: contents.items.get(familyPart(key))?.wording ?? "" }))
    .filter(({ text }) => text !== "");
  if (written.length === 0) {
    return <p class="govuk-body">Nothing has been written for the family.</p>;
  }
  return (
    <>
      {written.map(({ title, text }) => (
        <>
          <h2 class="govuk-heading-s">{title}</h2>
          <p class="govuk-body app-verbatim">{text}</p>
        </>
      ))}
    </>
  );
}

function Papers(page: FamilyPage): VNode {
  const { facts, csrfToken, choices, typed, errors, found } = page;
  return (
    <>
      <p class="govuk-body">
        A paper is for one person by name. It is checked when you prepare it, and a second person
        releases it before it is printed or handed over.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={paperPaths.ofChild(facts.person.personId)}>
          Papers about this child
        </a>
      </p>
      {mayDo(facts.actor, "meeting.manage", facts) && (
        <>
          <h2 class="govuk-heading-m">Prepare a paper</h2>
          <PrepareForm
            action={paths.papers(facts.meeting.meetingId)}
            csrfToken={csrfToken}
            kind="family-plan"
            choices={choices}
            typed={typed}
            errors={errors}
            {...(found ? { found } : {})}
          >
            <LanguageSelect typed={typed} errors={errors} />
          </PrepareForm>
        </>
      )}
      <Earlier {...page} />
    </>
  );
}

/** Made by one person alone, before papers were released by a second one. */
function Earlier({ facts, earlier }: FamilyPage): VNode | null {
  if (earlier.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Papers that were made before</h2>
      <ul class="govuk-list">
        {earlier.map(({ familyPaperId, recipient, language, releasedAt, releasedBy }) => (
          <li>
            <a class="govuk-link" href={paths.paper(facts.meeting.meetingId, familyPaperId)}>
              {`For ${recipient}`}
            </a>
            <span class="app-secondary app-line">
              {`${languageOf(language)?.englishName ?? language}, made by ${releasedBy}, ${formatDateTime(releasedAt)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
