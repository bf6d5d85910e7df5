import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Form } from "../../../../ui/forms/index.ts";
import { Button } from "../../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { answeredHere, toChase, toEscalate } from "../chase-late.ts";
import { Clock } from "../../web/rating-tag.tsx";
import type { Check } from "../check-reads.ts";
import { nobodyAnswers, stateOf, stepsText } from "./check-words.ts";
import { answersHere, type Answering } from "../who-answers.ts";
import { checkPaths } from "./paths.ts";

type OwedPage = {
  readonly tabs: VNode | null;
  readonly owed: readonly Check[];
  /** How each agency answers; who cannot is rung. */
  readonly answering: Answering;
  readonly csrfToken: string;
  readonly now: Date;
};

const columns = [
  { key: "agency", text: "Agency" },
  { key: "who", text: "About" },
  { key: "state", text: "Answer" },
  { key: "steps", text: "Chased" },
];

/** What partners still owe the MASH; all that is late is chased in one press. */
export function owedPage(page: OwedPage): View {
  const { owed, answering, now } = page;
  return {
    title: "What partners still owe",
    breadcrumbs: [{ text: "MASH", href: "/mash" }, { text: "What partners still owe" }],
    paper: "a3-landscape",
    body: (
      <>
        <h1 class="govuk-heading-l">What partners still owe</h1>
        {page.tabs}
        <Presses {...page} />
        <SortableTable
          caption={`${counted(owed.length, "question")} not answered, first due first`}
          captionClasses="govuk-table__caption--s"
          dense
          columns={columns}
          groups={[{ rows: owed.map((check) => owedRow(check, { answering, now })) }]}
          empty="Every agency has answered."
        />
        <p class="govuk-body-s app-secondary">{`As at ${formatDateTime(now)}.`}</p>
      </>
    ),
  };
}

/** Asking again those that are late, and telling the managers of those that were asked again. */
function Presses({ owed, answering, csrfToken, now }: OwedPage): VNode | null {
  const here = answeredHere(owed, answering);
  const late = toChase(here, now).length;
  const silent = toEscalate(here, now).length;
  if (late + silent === 0) return null;
  return (
    <div class="govuk-button-group">
      {late > 0 && (
        <Form action={checkPaths.chase} csrfToken={csrfToken}>
          <Button text={`Chase all overdue checks (${late})`} preventDoubleClick />
        </Form>
      )}
      {silent > 0 && (
        <Form action={checkPaths.escalate} csrfToken={csrfToken}>
          <Button
            text={`Take to their managers (${silent})`}
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </Form>
      )}
    </div>
  );
}

function owedRow(
  check: Check,
  { answering, now }: Pick<OwedPage, "answering" | "now">,
): SortableRow {
  return {
    agency: check.agency,
    who: check.children.map((child) => (
      <span class="app-line">
        <a class="govuk-link" href={checkPaths.ofConcern(child.concernId)}>
          {fullName(child)}
        </a>
      </span>
    )),
    state: <Clock words={stateOf(check, now)} />,
    steps: answersHere(answering, check.agencyId) ? (
      stepsText(check) || "Not yet"
    ) : (
      <ToRing check={check} />
    ),
  };
}

/** Nobody there can answer in Lantern, so nobody there is chased in it. */
function ToRing({ check }: { check: Check }): VNode {
  const [first] = check.children;
  return (
    <>
      {`${nobodyAnswers}: ring them`}
      {first && (
        <a class="govuk-link app-line" href={checkPaths.told(first.concernId, check.checkId)}>
          Record their answer
          <span class="govuk-visually-hidden">{`: ${check.agency}`}</span>
        </a>
      )}
    </>
  );
}
