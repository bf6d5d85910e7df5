import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form } from "../../../../ui/forms/index.ts";
import { Button, DateInput, Input, Radios, Select, Textarea } from "../../../../ui/govuk/index.ts";
import { childPage, type DateTyped } from "../../../child-record/index.ts";
import { attendances } from "../missed.ts";
import { didNotSay, ratings } from "../session-form.ts";
import type { Session, Work } from "../work-reads.ts";
import { recoveryPaths } from "./paths.ts";
import type { FormParts } from "./work-forms.tsx";
import { small, summaryOf } from "../../../../ui/forms/form-summary.tsx";

type Texts =
  "setting" | "attendance" | "worker" | "goal" | "done" | "rating" | "nextStep" | "corrects";

export type SessionTyped = Readonly<Record<Texts, string>> & DateTyped<"heldOn">;

export type SessionPage = FormParts & {
  readonly work: Work;
  /** The session that is put right. */
  readonly corrects: Session | undefined;
  readonly typed: SessionTyped;
};

/** A session, added in under a minute: what Lantern knows already is filled in. */
export function sessionPage(page: SessionPage): View {
  const { facts, scheme, csrfToken, work, corrects, typed, errors = [] } = page;
  return childPage({
    facts,
    tab: "recovery",
    heading: corrects ? `Correct: ${formatDate(corrects.heldOn)}` : "Add a session",
    summary: summaryOf(page, ["heldOn"]),
    children: (
      <Form
        action={recoveryPaths.session(facts.person.personId, work.workId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <input type="hidden" name="corrects" value={typed.corrects} />
        <p class="govuk-body" id="now">
          {work.endedOn === null
            ? `${work.kindName}: ${work.worker}`
            : `This work ended on ${formatDate(work.endedOn)}: no session is added to it.`}
        </p>
        <Radios
          name="attendance"
          fieldset={{ legend: { text: "Was the child there?", classes: small } }}
          classes="govuk-radios--small"
          value={typed.attendance}
          items={Object.entries(attendances).map(([value, text]) => ({ value, text }))}
          errorMessage={errorFor(errors, "attendance")}
        />
        {work.isTherapy ? <NoContent errors={errors} /> : <Content {...page} errors={errors} />}
        <Select
          name="setting"
          label={{ text: "Where?" }}
          hint={{ text: "Type of place only; no address" }}
          value={typed.setting}
          items={[
            { value: "", text: "Choose one" },
            ...scheme.settings.map(({ key, name }) => ({ value: key, text: name })),
          ]}
          errorMessage={errorFor(errors, "setting")}
        />
        <DateInput
          id="heldOn"
          namePrefix="heldOn"
          fieldset={{ legend: { text: "When?", classes: small } }}
          values={{ ...typed }}
          errorMessage={errorFor(errors, "heldOn")}
        />
        <Input
          name="worker"
          label={{ text: "Who held it?" }}
          value={typed.worker}
          errorMessage={errorFor(errors, "worker")}
        />
        <Button text={corrects ? "Save the correction" : "Add the session"} preventDoubleClick />
      </Form>
    ),
  });
}

/** Also what is wrong where a form brings words all the same. */
function NoContent({ errors }: { readonly errors: readonly FieldError[] }): VNode {
  const error = errorFor(errors, "done");
  return (
    <p class="govuk-body" id="done" tabIndex={-1}>
      {error ? error.text : "For therapy, only the contact is recorded."}
    </p>
  );
}

function Content({
  typed,
  errors,
}: SessionPage & { readonly errors: readonly FieldError[] }): VNode {
  return (
    <>
      <Textarea
        name="done"
        label={{ text: "What was done, in a line" }}
        value={typed.done}
        rows={2}
        errorMessage={errorFor(errors, "done")}
      />
      <Select
        name="rating"
        label={{ text: "How does the child rate how things are, from 0 to 10?" }}
        hint={{ text: "0 is as bad as it could be, 10 as good. The number is the child’s alone." }}
        value={typed.rating}
        items={[
          { value: "", text: "Not asked" },
          { value: didNotSay, text: "Did not want to say" },
          ...ratings.map((value) => ({ value, text: value })),
        ]}
        errorMessage={errorFor(errors, "rating")}
      />
      <Input
        name="nextStep"
        label={{ text: "What is next? (optional)" }}
        value={typed.nextStep}
        errorMessage={errorFor(errors, "nextStep")}
      />
      <Input
        name="goal"
        label={{ text: "Goal of the session" }}
        hint={{ text: "As last time, unless you change it" }}
        value={typed.goal}
        errorMessage={errorFor(errors, "goal")}
      />
    </>
  );
}
