import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import { quorumNow, isToCome, answeredKind } from "../../meetings/index.ts";
import { thereWords } from "../attendance.ts";
import { papersDays } from "../book-sitting.ts";
import type { SittingChange, SittingPerson } from "../sitting-reads.ts";
import { answersInOrder } from "./answer-part.tsx";
import type { SittingFacts } from "./sitting-route.ts";

type Props = {
  readonly facts: SittingFacts;
  readonly people: readonly SittingPerson[];
  readonly changes: readonly SittingChange[];
};

/** When and where a sitting is, who is asked, and what happened to the booking. */
export function About({ facts, people, changes }: Props): VNode {
  const { sitting, panel, acting } = facts;
  const link = sitting.joinLink;
  const joins =
    link !== null &&
    fact(
      "Join by video",
      <a class="govuk-link" href={link} rel="noreferrer noopener">
        {link}
      </a>,
    );
  const toCome = isToCome(sitting, acting.at);
  const quorum = toCome
    ? facts.mayManage && fact("Quorum", quorumNow(panel.quorum, people))
    : fact("Attendance", thereWords(panel, people, sitting));
  return (
    <>
      <SummaryList
        rows={[
          fact("When and where", `${formatDateTime(sitting.startsAt)}, ${sitting.room}`),
          joins,
          fact("Chair", sitting.chair),
          fact(
            "Papers",
            `From ${papersDays(sitting).first} to the end of ${papersDays(sitting).last}`,
          ),
          fact("Asked", <Asked people={people} isToCome={toCome} />),
          quorum,
        ]}
      />
      {changes.map(({ kind, reason, wasAt, wasIn, by, at }) => (
        <p class="govuk-body">
          {`${kind === "moved" ? "Changed" : "Cancelled"} by ${by}, ${formatDateTime(at)} (it was ${formatDateTime(wasAt)}, ${wasIn}): ${reason}`}
        </p>
      ))}
    </>
  );
}

type AskedProps = { readonly people: readonly SittingPerson[]; readonly isToCome: boolean };

/** Before it by what they have answered: whoever has not is told from the others at once. */
function Asked({ people, isToCome }: AskedProps): VNode {
  if (people.length === 0) return <>Nobody</>;
  if (!isToCome) return <>{people.map(({ name }) => name).join(", ")}</>;
  const byAnswer = Map.groupBy(people, ({ answer }) => answeredKind(answer));
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {answersInOrder.flatMap((words) => {
        const some = byAnswer.get(words);
        return some ? [<li>{`${words}: ${some.map(withDeputy).join(", ")}`}</li>] : [];
      })}
    </ul>
  );
}

/** "Mariam Begum (Dean Whitmore)", where the second comes instead of the first. */
const withDeputy = ({ name, answer }: SittingPerson): string =>
  answer === null || answer.deputy === null ? name : `${name} (${answer.deputy})`;
