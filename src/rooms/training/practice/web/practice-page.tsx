import type { VNode } from "preact";
import { formatDate, type IsoDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import { SummaryList } from "../../../../ui/govuk/index.ts";
import { DueOn, fact, verbatimFact } from "../../../../ui/layout/index.ts";
import { contextPaths } from "../../../contexts/web/paths.ts";
import { ListBody } from "../../../work/index.ts";
import { trainingPaths } from "../../web/paths.ts";
import { Links, LinkTo, trainingPage } from "../../web/training-frame.tsx";
import type { effectList } from "../practice-list.ts";
import type { Used } from "../practice-reads.ts";
import { directions, isToReview, practiceFields, type Practice } from "../practice.ts";

export const practicesTitle = "Practice taken over from other work";
export const practicesCrumb = { text: practicesTitle, href: trainingPaths.practices };

type PracticePage = {
  readonly practice: Practice;
  readonly shown: ShownBy<typeof effectList>;
  readonly uses: readonly Used[];
  readonly today: IsoDate;
  readonly mayKeep: boolean;
  readonly mayLink: boolean;
};

const hrefOf = ({ id, of }: Used): string =>
  of === "programme" ? trainingPaths.programme(id) : contextPaths.one(id);

const Uses = ({ uses }: { readonly uses: readonly Used[] }): VNode => (
  <>
    <h2 class="govuk-heading-m">Where it is used</h2>
    {uses.length === 0 && <p class="govuk-body">In no programme, and in no case that you read.</p>}
    <ul class="govuk-list">
      {uses.map((one) => (
        <li>
          <a class="govuk-link" href={hrefOf(one)}>
            {one.name}
          </a>
          {one.of === "programme" ? ", programme" : ", case"}
        </li>
      ))}
    </ul>
  </>
);

const StepsOf = ({ practice, mayKeep, mayLink }: PracticePage): VNode | null => {
  const { practiceId, endedOn } = practice;
  if (!mayKeep && !mayLink) return null;
  return (
    <Links>
      {mayKeep && <LinkTo href={trainingPaths.newEffect(practiceId)} text="Record its effect" />}
      {mayKeep && endedOn === null && (
        <LinkTo href={trainingPaths.reviewPractice(practiceId)} text="Review it, or end it" />
      )}
      {mayLink && endedOn === null && (
        <LinkTo href={trainingPaths.linkPractice(practiceId)} text="Say where it is used" />
      )}
    </Links>
  );
};

/** One practice: where it came from, where it is used, and to what effect. */
export function practicePage(page: PracticePage): View {
  const { practice, shown, uses, today } = page;
  return trainingPage({
    heading: practice.name,
    crumbs: [practicesCrumb],
    width: "wide",
    children: (
      <>
        <SummaryList
          rows={[
            fact("From which work", practiceFields[practice.field]),
            verbatimFact("Where it came from", practice.cameFrom),
            verbatimFact("What is done", practice.about),
            fact("Used here since", formatDate(practice.sinceOn)),
            fact("Owner", practice.owner),
            practice.endedOn === null
              ? fact(
                  "Review by",
                  <DueOn on={practice.reviewOn} isOverdue={isToReview(practice, today)} />,
                )
              : fact("Ended", formatDate(practice.endedOn)),
          ]}
        />
        <StepsOf {...page} />
        <Uses uses={uses} />
        <ListBody
          label="Effect"
          shown={shown}
          cells={{
            on: ({ measuredOn }) => formatDate(measuredOn),
            how: ({ measuredHow }) => measuredHow,
            effect: ({ effect }) => <span class="app-verbatim">{effect}</span>,
            direction: ({ direction }) => directions[direction],
            by: ({ statedBy }) => statedBy,
          }}
        />
      </>
    ),
  });
}
