import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { holds } from "../../../../platform/access/actor.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { FormErrorSummary } from "../../../../ui/forms/index.ts";
import { InsetText } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import {
  fullName,
  mayDo,
  numberKinds,
  shownNumber,
  standingNumbers,
  type KeptNumber,
  type SameNumber,
} from "../../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../web/child-frame.tsx";
import { paths } from "../../web/paths.ts";
import { AddNumber, type NumberFields } from "./number-form.tsx";

export type NumbersPage = {
  readonly facts: ChildFacts;
  /** Those that hold and those that ended. */
  readonly numbers: readonly KeptNumber[];
  /** Whether pupil numbers are among them, where there are any. */
  readonly mayKnowSchool: boolean;
  /** Other records within reach that have one of those that hold. */
  readonly alsoOn: readonly SameNumber[];
  readonly csrfToken: string;
  readonly typed: NumberFields;
  readonly errors?: readonly FieldError[];
};

export function numbersPage(page: NumbersPage): View {
  const { facts, numbers, mayKnowSchool, errors = [] } = page;
  const mayEdit = mayDo(facts.actor, "child.edit", facts);
  return childPage({
    facts,
    tab: "overview",
    heading: "Numbers",
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined,
    children: (
      <>
        <p class="govuk-body app-form">
          The numbers by which agencies know this child. A number finds the record and counts when
          two records are compared. It joins nothing automatically: people decide.
        </p>
        {!mayKnowSchool && (
          <p class="govuk-body app-form">
            Where this child can be found is protected: a pupil number is not shown here, since it
            tells the school that gave it.
          </p>
        )}
        <AlsoOn {...page} />
        <Standing {...page} mayEdit={mayEdit} />
        {mayEdit && <AddNumber {...page} errors={errors} />}
        <Ended numbers={numbers} />
      </>
    ),
  });
}

/** Nothing is said of a record out of reach: the reader's own policies have left it out. */
function AlsoOn({ facts, alsoOn }: NumbersPage): VNode | null {
  if (alsoOn.length === 0) return null;
  const mayCompare = holds(facts.actor, "record.match");
  return (
    <InsetText>
      <h2 class="govuk-heading-s">Another record has the same number</h2>
      <p class="govuk-body">
        It may be a second record of this child, or one of the two numbers may be wrong. Nothing has
        been joined.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {alsoOn.map(({ personId, reference, number, ...name }) => (
          <li>
            {`${said(number)} is also on the record of `}
            <a class="govuk-link" href={paths.child(personId)}>
              {fullName(name)}
            </a>
            {`, ${reference}`}
            {mayCompare && (
              <>
                {". "}
                <a
                  class="govuk-link app-screen-only"
                  href={`/same-child/${facts.person.personId}/${personId}`}
                >
                  Compare the two
                  <span class="govuk-visually-hidden">{`: this record and ${reference}`}</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </InsetText>
  );
}

type Said = Pick<KeptNumber, "kind" | "value">;
const said = (number: Said): string => `${numberKinds[number.kind]} ${shownNumber(number)}`;

const Shown = ({ number }: { readonly number: Said }): VNode => (
  <span class="app-nowrap">{shownNumber(number)}</span>
);

const onDay = (name: string | null, at: Date): string =>
  `${name ?? "Lantern"}, ${formatDate(londonDate(at))}`;

function Standing({ facts, numbers, mayEdit }: NumbersPage & { readonly mayEdit: boolean }): VNode {
  return (
    <SortableTable
      caption="Current numbers"
      captionClasses="govuk-table__caption--m"
      dense
      columns={[
        { key: "kind", text: "Kind" },
        { key: "number", text: "Number" },
        { key: "source", text: "Who says so" },
        { key: "recorded", text: "Recorded by" },
      ]}
      groups={[
        {
          rows: standingNumbers(numbers).map((one) => ({
            kind: numberKinds[one.kind],
            number: (
              <>
                <Shown number={one} />
                {mayEdit && (
                  <a
                    class="govuk-link app-line app-screen-only"
                    href={paths.endNumber(facts.person.personId, one.identifierId)}
                  >
                    No longer correct
                    <span class="govuk-visually-hidden">{`: ${said(one)}`}</span>
                  </a>
                )}
              </>
            ),
            source: <span class="app-verbatim">{one.source}</span>,
            recorded: onDay(one.recordedBy, one.recordedAt),
          })),
        },
      ]}
      empty="No number has been recorded yet."
    />
  );
}

function Ended({ numbers }: Pick<NumbersPage, "numbers">): VNode | null {
  const ended = numbers.flatMap((one) =>
    one.endedAt === null ? [] : [{ ...one, endedAt: one.endedAt }],
  );
  if (ended.length === 0) return null;
  return (
    <SortableTable
      caption="Numbers that are no longer correct"
      captionClasses="govuk-table__caption--m"
      dense
      columns={[
        { key: "kind", text: "Kind" },
        { key: "number", text: "Number" },
        { key: "source", text: "Source" },
        { key: "recorded", text: "Recorded by" },
        { key: "why", text: "Why it is no longer correct" },
        { key: "ended", text: "Ended by" },
      ]}
      groups={[
        {
          rows: ended.map((one) => ({
            kind: numberKinds[one.kind],
            number: <Shown number={one} />,
            source: <span class="app-verbatim">{one.source}</span>,
            recorded: onDay(one.recordedBy, one.recordedAt),
            why: <span class="app-verbatim">{one.endReason}</span>,
            ended: onDay(one.endedBy, one.endedAt),
          })),
        },
      ]}
    />
  );
}
