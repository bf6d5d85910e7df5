import type { VNode } from "preact";
import { caution, resultWords, type Instrument } from "../../../instruments/index.ts";
import { formatDate } from "../../../kernel/dates.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { fact, verbatimFact } from "../../../ui/layout/index.ts";
import type { ContextAssessment } from "../assess.ts";
import { grades } from "../assess-form.ts";
import type { ContextScheme } from "../context-scheme.ts";
import { weighings } from "../context-words.ts";

/** An assessment with its tool as it was then. */
export type ShownAssessment = ContextAssessment & { readonly tool: Instrument };

type Assessments = {
  readonly assessments: readonly ShownAssessment[];
  readonly scheme: ContextScheme;
};

export function AssessmentsOf({ assessments, scheme }: Assessments): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Assessments</h2>
      {assessments.length === 0 && <p class="govuk-body">Not assessed yet.</p>}
      {assessments.map((one) => (
        <>
          <h3 class="govuk-heading-s">{`${one.tool.name}, ${formatDate(one.assessedOn)}`}</h3>
          <SummaryList
            rows={[
              fact("Judged", titleOf(one.tool, one.judgedBand)),
              verbatimFact("Judgement", `${one.judgement}\n${one.by}`),
              fact("What the answers come to", resultWords(one.tool, one.calculated)),
              fact("Has to change first", <Weighed one={one} scheme={scheme} />),
              ...one.tool.domains.map(({ title, items }) =>
                verbatimFact(
                  title,
                  items
                    .map(({ key, label }) => `${label}: ${saidOf(one.answers.items[key])}`)
                    .join("\n"),
                ),
              ),
              verbatimFact("What young people there say", viewText(one.answers.childsView)),
              verbatimFact("What adults there say", viewText(one.answers.parentsView)),
            ]}
          />
        </>
      ))}
      {assessments.length > 0 && <p class="govuk-body app-secondary">{caution}</p>}
    </>
  );
}

const titleOf = ({ bands }: Instrument, band: string | null): string =>
  bands.find(({ key }) => key === band)?.title ?? "Not judged";

type Given = { readonly value: string; readonly evidence?: string } | undefined;

function saidOf(answer: Given): string {
  if (!answer) return grades.unknown;
  const said = Object.hasOwn(grades, answer.value)
    ? grades[answer.value as keyof typeof grades]
    : answer.value;
  return answer.evidence === undefined ? said : `${said}. ${answer.evidence}`;
}

const viewText = (view: ContextAssessment["answers"]["childsView"]): string =>
  "words" in view ? `“${view.words}”` : `Nobody asked: ${view.notSought}`;

type WeighedProps = { readonly one: ShownAssessment; readonly scheme: ContextScheme };

function Weighed({ one, scheme }: WeighedProps): VNode {
  const nameOf = (key: string) => scheme.weighed.find((each) => each.key === key)?.name ?? key;
  const order = Object.keys(weighings);
  const sorted = one.weights.toSorted(
    (left, right) => order.indexOf(left.weighs) - order.indexOf(right.weighs),
  );
  return (
    <ul class="govuk-list">
      {sorted.map(({ key, weighs }) => (
        <li>{`${nameOf(key)}: ${weighings[weighs].toLowerCase()}`}</li>
      ))}
    </ul>
  );
}
