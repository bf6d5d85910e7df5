import type { VNode } from "preact";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, DateInput, InsetText, Input, Textarea } from "../../../ui/govuk/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { asksReadBack } from "../kinds.ts";
import { isOwn, mayLeave } from "../paper-steps.ts";
import { hasLeft, type PaperPage } from "./paper-view.ts";
import { paths } from "./paths.ts";

/** What this reader can do with the paper now. */
export function Steps(page: PaperPage): VNode {
  const { facts, checked } = page;
  const { paper, actor } = facts;
  const prepares = mayDo(actor, "meeting.manage", facts);
  const isClear = checked !== undefined && mayLeave(paper, checked);
  const isHere = ["prepared", "waiting", "released"].includes(paper.state);
  return (
    <div class="app-screen-only">
      {hasLeft(paper) && isClear && <Printing paperId={paper.paperId} />}
      {paper.state === "prepared" && prepares && isClear && (
        <Press page={page} at={paths.ask} text="Ask a second person to release it" />
      )}
      {paper.state === "waiting" && <Second page={page} isClear={isClear} />}
      {paper.state === "released" && prepares && <Given {...page} />}
      {isHere && prepares && (
        <Press page={page} at={paths.withdraw} text="Withdraw this paper" isSecondary />
      )}
    </div>
  );
}

function Printing({ paperId }: { readonly paperId: string }): VNode {
  return (
    <p class="app-actions">
      <a class="govuk-link" href={paths.print(paperId)}>
        The paper, to print
      </a>
      <a class="govuk-link" href={`${paths.print(paperId)}.docx`}>
        As a Word file
      </a>
    </p>
  );
}

type PressProps = {
  readonly page: PaperPage;
  readonly at: (paperId: string) => string;
  readonly text: string;
  readonly isSecondary?: boolean;
};

function Press({ page, at, text, isSecondary = false }: PressProps): VNode {
  const { paper } = page.facts;
  return (
    <Form action={at(paper.paperId)} csrfToken={page.csrfToken}>
      <input type="hidden" name="version" value={String(paper.version)} />
      <Button
        text={text}
        classes={isSecondary ? "govuk-button--secondary" : undefined}
        preventDoubleClick
      />
    </Form>
  );
}

function Second({ page, isClear }: { readonly page: PaperPage; readonly isClear: boolean }): VNode {
  const { facts, csrfToken, errors, words } = page;
  const { paper, actor } = facts;
  if (!mayDo(actor, "paper.release", facts) || isOwn(paper, actor)) {
    return <p class="govuk-body">A second person releases this paper or sends it back.</p>;
  }
  return (
    <>
      {page.registered.length > 0 && <Registered {...page} />}
      {isClear && <Press page={page} at={paths.release} text="Release this paper" />}
      <Form action={paths.sendBack(paper.paperId)} csrfToken={csrfToken} classes="app-form">
        <input type="hidden" name="version" value={String(paper.version)} />
        <Textarea
          name="words"
          label={{ text: "What has to change" }}
          value={words}
          rows={2}
          errorMessage={errorFor(errors, "words")}
        />
        <Button text="Send it back" classes="govuk-button--secondary" preventDoubleClick />
      </Form>
    </>
  );
}

/** Read by the second person alone: whoever prepared it is not told who stands in the register. */
const Registered = ({ facts, registered }: PaperPage): VNode => (
  <InsetText>
    {`${facts.paper.recipientName}: this name is in the register of public roles and licences (${registered.join("; ")}). It may be chance. Make sure who this is before you release the paper.`}
  </InsetText>
);

function Given({ facts, csrfToken, errors, given }: PaperPage): VNode {
  const { paper } = facts;
  const { day, month, year } = given.on;
  return (
    <Form action={paths.given(paper.paperId)} csrfToken={csrfToken} classes="app-form">
      <input type="hidden" name="version" value={String(paper.version)} />
      <h2 class="govuk-heading-m">Record that it was given</h2>
      <DateInput
        id="on"
        namePrefix="on"
        fieldset={{ legend: { text: "When?", classes: "govuk-fieldset__legend--s" } }}
        values={{ "on-day": day, "on-month": month, "on-year": year }}
        errorMessage={errorFor(errors, "on")}
      />
      <Input
        name="how"
        label={{ text: "How, and who to?" }}
        hint={{ text: "Read aloud and handed to her at school" }}
        value={given.how}
        errorMessage={errorFor(errors, "how")}
      />
      {asksReadBack(paper.kind) && (
        <Textarea
          name="readBack"
          label={{ text: "How did they say it back, in their own words?" }}
          hint={{ text: "What they would do tonight if the child is not home" }}
          value={given.readBack}
          rows={2}
          errorMessage={errorFor(errors, "readBack")}
        />
      )}
      <Button text="Record that it was given" preventDoubleClick />
    </Form>
  );
}
