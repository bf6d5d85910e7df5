import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { beginsWith } from "../../../../platform/words/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import {
  DraftForm,
  errorFor,
  type FormDraft,
  FormErrorSummary,
  verbatim,
} from "../../../../ui/forms/index.ts";
import { Button, DateInput, Input, Radios, Select, Textarea } from "../../../../ui/govuk/index.ts";
import { Voice as Words } from "../../../../ui/layout/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import { mayDo } from "../../../subjects/index.ts";
import type { PlanScheme } from "../../plan-scheme.ts";
import { ratingWords, sourceOf, type Voice } from "../voice-reads.ts";

export type VoiceTyped = Readonly<
  Record<
    | "said"
    | "saidOn-day"
    | "saidOn-month"
    | "saidOn-year"
    | "setting"
    | "present"
    | "recordedHow"
    | "ratingAsked"
    | "rating"
    | "putsRight",
    string
  >
>;

export type VoicePage = {
  readonly facts: ChildFacts;
  readonly voices: readonly Voice[];
  readonly scheme: PlanScheme;
  readonly csrfToken: string;
  readonly typed: VoiceTyped;
  readonly draft: FormDraft;
  readonly errors?: readonly FieldError[];
};

/** What the child said, the newest first, and a form to add to it. Nothing that stands here is edited. */
export function voicePage(page: VoicePage): View {
  const { facts, voices, errors = [] } = page;
  const ids = { saidOn: "saidOn-day" };
  return childPage({
    facts,
    tab: "overview",
    heading: "What the child says",
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} ids={ids} /> : undefined,
    children: (
      <>
        <p class="govuk-body app-form">
          Word for word, with who was there. It is added to and never edited: what was written
          wrongly is corrected by a later entry.
        </p>
        {voices.length > 0 && mayDo(facts.actor, "note.add", facts) && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href="#said">
              Add what the child said
            </a>
          </p>
        )}
        <div class="app-columns">
          <div>
            <h2 class="govuk-heading-m">What was said</h2>
            <Said {...page} />
            {voices.length > 0 && <Ratings voices={voices} scheme={page.scheme} />}
          </div>
          <div>{mayDo(facts.actor, "note.add", facts) && <VoiceForm {...page} />}</div>
        </div>
      </>
    ),
  });
}

const nameIn = (list: PlanScheme["settings"], key: string): string =>
  list.find((one) => one.key === key)?.name ?? key;

function Said({ voices, scheme }: VoicePage): VNode {
  if (voices.length === 0) {
    return <p class="govuk-body">No words of the child recorded yet.</p>;
  }
  return (
    <>
      {voices.map((voice) => {
        const right = voices.filter(({ putsRight }) => putsRight === voice.voiceId);
        const wrong = voices.find(({ voiceId }) => voiceId === voice.putsRight);
        return (
          <div id={`voice-${voice.voiceId}`}>
            <Words
              words={voice.said}
              source={
                <>
                  {sourceOf(voice)}
                  <span class="app-line">
                    {`${nameIn(scheme.settings, voice.setting)}. ${nameIn(scheme.recordings, voice.recordedHow)}. Recorded by ${voice.recordedBy}, ${formatDateTime(voice.recordedAt)}`}
                  </span>
                  {wrong && (
                    <span class="app-line">
                      {`Corrects the entry of ${formatDate(wrong.saidOn)}`}
                    </span>
                  )}
                  {right.map(({ voiceId, saidOn }) => (
                    <span class="app-line">
                      <a class="govuk-link" href={`#voice-${voiceId}`}>
                        {`Corrected by the entry of ${formatDate(saidOn)}`}
                      </a>
                    </span>
                  ))}
                </>
              }
            />
          </div>
        );
      })}
    </>
  );
}

/** The child's own rating beside the level of the day: two views, neither made of the other. */
const Ratings = ({ voices, scheme }: Pick<VoicePage, "voices" | "scheme">): VNode => (
  <SortableTable
    caption={`“${scheme.question}”`}
    captionClasses="govuk-table__caption--m"
    columns={[
      { key: "on", text: "When" },
      { key: "child", text: "The child says" },
      { key: "level", text: "The level on that day" },
    ]}
    groups={[
      {
        rows: voices.map((voice) => ({
          on: formatDate(voice.saidOn),
          child: ratingWords(voice),
          level: voice.levelName,
        })),
      },
    ]}
  />
);

const small = { classes: "govuk-fieldset__legend--s" };

function VoiceForm(page: VoicePage): VNode {
  const { facts, voices, scheme, csrfToken, typed, draft, errors = [] } = page;
  const items = (list: PlanScheme["settings"]) => [
    { value: "", text: "Choose" },
    ...list.map(({ key, name }) => ({ value: key, text: name })),
  ];
  return (
    <DraftForm
      draft={draft}
      action={`/children/${facts.person.personId}/voice`}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <h2 class="govuk-heading-m">Add what the child said</h2>
      <Textarea
        name="said"
        attributes={verbatim}
        label={{ text: "What the child said, word for word" }}
        hint={{ text: "Their words, in their language, without tidying them" }}
        value={typed.said}
        rows={5}
        errorMessage={errorFor(errors, "said")}
      />
      <DateInput
        id="saidOn"
        namePrefix="saidOn"
        fieldset={{ legend: { text: "When?", ...small } }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "saidOn")}
      />
      <Select
        classes="app-fits"
        name="setting"
        label={{ text: "Where?" }}
        value={typed.setting}
        items={items(scheme.settings)}
        errorMessage={errorFor(errors, "setting")}
      />
      <Input
        name="present"
        label={{ text: "Who was there?" }}
        hint={{ text: "Everyone, including the interpreter" }}
        value={typed.present}
        errorMessage={errorFor(errors, "present")}
      />
      <Select
        classes="app-fits"
        name="recordedHow"
        label={{ text: "How was it written down?" }}
        value={typed.recordedHow}
        items={items(scheme.recordings)}
        errorMessage={errorFor(errors, "recordedHow")}
      />
      <RatingAsked scheme={scheme} typed={typed} errors={errors} />
      {voices.length > 0 && (
        <Select
          name="putsRight"
          label={{ text: "Does this put an earlier entry right? (optional)" }}
          value={typed.putsRight}
          items={[
            { value: "", text: "No" },
            ...voices.map(({ voiceId, saidOn, said }) => ({
              value: voiceId,
              text: `${formatDate(saidOn)}: ${beginsWith(said, 50)}`,
            })),
          ]}
          errorMessage={errorFor(errors, "putsRight")}
        />
      )}
      <Button text="Add the child’s words" preventDoubleClick />
    </DraftForm>
  );
}

type AskedProps = {
  readonly scheme: PlanScheme;
  readonly typed: VoiceTyped;
  readonly errors: readonly FieldError[];
};

const RatingAsked = ({ scheme, typed, errors }: AskedProps): VNode => (
  <Radios
    name="ratingAsked"
    fieldset={{
      legend: { text: `“${scheme.question}” 0 is not at all, 10 is very`, ...small },
    }}
    classes="govuk-radios--small"
    value={typed.ratingAsked}
    items={[
      {
        value: "rated",
        text: "The child said",
        conditional: <Rating typed={typed} errors={errors} />,
      },
      { value: "did-not-want", text: "Did not want to say" },
      { value: "not-asked", text: "Was not asked" },
    ]}
    errorMessage={errorFor(errors, "ratingAsked")}
  />
);

const Rating = ({
  typed,
  errors,
}: {
  readonly typed: VoiceTyped;
  readonly errors: readonly FieldError[];
}): VNode => (
  <Select
    name="rating"
    label={{ text: "From 0 to 10" }}
    value={typed.rating}
    items={[
      { value: "", text: "Choose" },
      ...Array.from({ length: 11 }, (_, number) => ({
        value: String(number),
        text: String(number),
      })),
    ]}
    errorMessage={errorFor(errors, "rating")}
  />
);
