import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { Frame } from "../../../../platform/http/frame.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { DraftForm, errorFor, FormErrorSummary, WhyWeAsk } from "../../../../ui/forms/index.ts";
import {
  Button,
  CharacterCount,
  Checkboxes,
  DateInput,
  Details,
  Fieldset,
  Input,
  Radios,
} from "../../../../ui/govuk/index.ts";
import { noChildKinds } from "../concern-about.ts";
import { isDanger } from "../concern-form.ts";
import type { Desk } from "../desks-now.ts";
import { draftName, isNoChildForm, type ConcernFields } from "./new-fields.ts";
import { paths, type BeginsWith } from "./paths.ts";
import { RingBefore } from "./ring-desks.tsx";

export type NewPage = {
  readonly frame: Frame;
  readonly typed: ConcernFields;
  /** Who to ring at this hour. */
  readonly desks: readonly Desk[];
  readonly errors?: readonly FieldError[];
  /** When what the form shows was kept. */
  readonly savedAt?: string | undefined;
  /** What it was begun with, so that the way back keeps it. */
  readonly from?: BeginsWith;
};

type Part = Required<Pick<NewPage, "typed" | "errors">>;

const title = "Tell the MASH what worries you";
const legend = (text: string) => ({ legend: { text, classes: "govuk-fieldset__legend--m" } });

/** Everything that is asked before sending: who, what, and who to ring. */
export function newPage({ frame, typed, desks, errors = [], savedAt, from = {} }: NewPage): View {
  const part = { typed, errors };
  return {
    title,
    hasErrors: errors.length > 0,
    backLink: { text: "Back", href: paths.questionFrom(from) },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrorSummary errors={errors} ids={{ bornOn: "bornOn-day" }} />
          <h1 class="govuk-heading-l">{title}</h1>
          {typed.danger === "not-known" && <RingBefore desks={desks} />}
          <p class="govuk-body">
            The multi-agency safeguarding hub (MASH) decides what happens next and tells you. Send
            what you know now: you can add the rest afterwards.
          </p>
          <OtherForm {...typed} />
          <DraftForm
            action={paths.list()}
            csrfToken={frame.csrfToken}
            classes="app-form"
            draft={{ name: draftName, subject: typed.id, returnTo: paths.question, savedAt }}
          >
            <input type="hidden" name="id" value={typed.id} />
            <Danger {...part} />
            {isNoChildForm(typed) ? <What {...part} /> : <Who {...part} />}
            <Worry {...part} />
            <Ring {...part} />
            <Button text="Send to the MASH" preventDoubleClick />
          </DraftForm>
        </div>
      </div>
    ),
  };
}

/** Answered on the page before; asked here where a form comes without its answer. */
function Danger({ typed, errors }: Part): VNode {
  if (isDanger(typed.danger)) return <input type="hidden" name="danger" value={typed.danger} />;
  return (
    <Radios
      name="danger"
      fieldset={legend("Is a child in danger now?")}
      errorMessage={errorFor(errors, "danger")}
      items={[
        { value: "yes-rung", text: "Yes, and I have rung 999" },
        { value: "no", text: "No" },
        { value: "not-known", text: "I do not know" },
      ]}
    />
  );
}

/** Each form leads to the other, before anything is typed. */
function OtherForm(typed: ConcernFields): VNode {
  const isOther = isNoChildForm(typed);
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={isOther ? paths.form(typed.danger) : paths.noChild(typed.danger)}>
        {isOther
          ? "I know which child it is about"
          : "It is about a place, a vehicle, an account online or a group, and no child is known"}
      </a>
    </p>
  );
}

/** Which place, vehicle, account or group: no child is named. */
function What({ typed, errors }: Part): VNode {
  return (
    <>
      <input type="hidden" name="noChild" value="yes" />
      <Radios
        name="about"
        fieldset={legend("What are you worried about?")}
        value={typed.about}
        errorMessage={errorFor(errors, "about")}
        items={Object.entries(noChildKinds).map(([value, { name }]) => ({ value, text: name }))}
      />
      <Input
        name="aboutName"
        label={{ text: "Which one?", classes: "govuk-label--m" }}
        hint={{
          text: "What it is called, with a postcode, a registration or a name online if you know it",
        }}
        value={typed.aboutName}
        errorMessage={errorFor(errors, "aboutName")}
      />
    </>
  );
}

function Who(part: Part): VNode {
  const { typed, errors } = part;
  return (
    <Fieldset {...legend("Who are you worried about?")}>
      <Input
        name="givenName"
        label={{ text: "First name" }}
        autocomplete="off"
        value={typed.givenName}
        errorMessage={errorFor(errors, "givenName")}
      />
      <Input
        name="familyName"
        label={{ text: "Last name" }}
        hint={{ text: "If you do not know it, the name the child goes by" }}
        autocomplete="off"
        value={typed.familyName}
        errorMessage={errorFor(errors, "familyName")}
      />
      <Birth {...part} />
    </Fieldset>
  );
}

/** As little as is known will do: a date, about how old, or a tick that says that neither is. */
function Birth({ typed, errors }: Part): VNode {
  return (
    <>
      <DateInput
        id="bornOn"
        namePrefix="bornOn"
        fieldset={{ legend: { text: "Date of birth" } }}
        values={typed}
        errorMessage={errorFor(errors, "bornOn")}
      />
      <Input
        name="age"
        label={{ text: "Or about how old, in years" }}
        classes="govuk-input--width-2"
        inputmode="numeric"
        value={typed.age}
        errorMessage={errorFor(errors, "age")}
      />
      <Checkboxes
        name="birth"
        classes="govuk-checkboxes--small"
        values={[typed.birth]}
        items={[{ value: "not-known", text: "Neither is known" }]}
      />
      <WhyWeAsk>
        Two children of one name are told apart by their dates of birth, and how soon the MASH acts
        depends on the child’s age. An estimate is better than nothing.
      </WhyWeAsk>
    </>
  );
}

function Worry({ typed, errors }: Part): VNode {
  return (
    <>
      <CharacterCount
        name="worry"
        label={{ text: "What worries you?", classes: "govuk-label--m" }}
        hint={{
          text: "What you saw and heard, when, and who told you. Use the child’s own words where you can. Say what is fact and what is your opinion.",
        }}
        value={typed.worry}
        rows={8}
        maxlength={10_000}
        threshold={80}
        errorMessage={errorFor(errors, "worry")}
      />
      <Details summaryText="What good recording says">
        <ul class="govuk-list govuk-list--bullet">
          <li>“Out until 2am on 12 and 14 November”, not “often stays out late”</li>
          <li>“An adult is giving her money”, not “she has a much older boyfriend”</li>
          <li>“Did not come to three appointments; we do not know why”, not “will not engage”</li>
          <li>What is going well, and who the child trusts</li>
        </ul>
      </Details>
    </>
  );
}

function Ring({ typed, errors }: Part): VNode {
  return (
    <Fieldset {...legend("Who should the MASH ring?")}>
      <Input
        name="ringName"
        label={{ text: "Name" }}
        value={typed.ringName}
        errorMessage={errorFor(errors, "ringName")}
      />
      <Input
        name="ringPhone"
        type="tel"
        label={{ text: "Phone number" }}
        hint={{ text: "One that is answered today" }}
        classes="govuk-input--width-20"
        value={typed.ringPhone}
        errorMessage={errorFor(errors, "ringPhone")}
      />
      <WhyWeAsk>
        The MASH rings when something has to be understood today. The number is shown to the MASH
        and is not given to the family.
      </WhyWeAsk>
    </Fieldset>
  );
}
