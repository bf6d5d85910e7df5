import type { VNode } from "preact";
import { z } from "zod";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anyField, field } from "../../../platform/http/field.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorSummaryItems } from "../../../ui/forms/index.ts";
import { ErrorSummary } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { listPosted, type Posted } from "../../directory/index.ts";
import { FieldsForm } from "../../../ui/forms/fields-form.tsx";
import { keptForm } from "../../work/index.ts";
import {
  answeredWords,
  attendedWords,
  canTakeAttendance,
  isToCome,
  takenFromWords,
  quorumNow,
} from "../../meetings/index.ts";
import { thereWords } from "../attendance.ts";
import { listSittingPeople, type SittingPerson } from "../sitting-reads.ts";
import type { RowsTyped } from "../take-attendance.ts";
import type { FormState } from "./after-change.ts";
import { crumbsOf } from "./agenda-page.tsx";
import { answerFields } from "./answer-part.tsx";
import { AttendanceForm, attendanceIds, keptRows } from "./attendance-part.tsx";
import { askFields } from "./fields.ts";
import { paths } from "./paths.ts";
import type { SittingFacts } from "./sitting-route.ts";

/** A row for each of whom the form has, by their id. */
export const attendanceInput = z.object({ back: field() }).catchall(anyField);
export const keptAttendance = keptForm("sitting-attendance", attendanceInput);

/** Rows of the attendance that are not saved, with what was typed in them. */
type Refused = { readonly rows: RowsTyped; readonly back: string };
type PeopleAgain = Pick<FormState, "typed" | "errors"> & { readonly refused?: Refused };

/** Who was asked and whether they came, with the quorum in words; and who else is to be asked. */
export async function peoplePage(
  tx: Tx,
  facts: SittingFacts,
  { typed = {}, errors = [], refused }: PeopleAgain = {},
): Promise<View> {
  const { sitting, panel, acting } = facts;
  const people = await listSittingPeople(tx, sitting.sittingId, acting);
  const posted = await listPosted(tx, acting.today);
  const toCome = isToCome(sitting, acting.at);
  const { typed: keptTyped, savedAt } = await keptAttendance.find(tx, sitting.sittingId);
  const kept = keptTyped && keptRows(people, keptTyped);
  const returnTo = paths.sitting(sitting.sittingId);
  const title = "Attendance";
  return {
    title,
    width: "wide",
    breadcrumbs: crumbsOf(facts, title),
    hasErrors: errors.length > 0,
    body: (
      <>
        <Wrong errors={errors} people={people} refused={refused} />
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {toCome ? quorumNow(panel.quorum, people) : thereWords(panel, people, sitting)}
        </p>
        <p class="govuk-body">{`If they are not there: ${panel.withoutQuorum}`}</p>
        {canTakeAttendance(sitting, acting.at) || refused ? (
          <AttendanceForm
            facts={facts}
            people={people}
            errors={errors}
            {...(kept && { typed: kept })}
            {...(refused && { typed: refused.rows })}
            {...(refused && refused.back !== ""
              ? { back: refused.back }
              : { draft: keptAttendance.draft(sitting.sittingId, { returnTo, savedAt }) })}
          />
        ) : (
          <Answers people={people} />
        )}
        <OnPaper people={people} isToCome={toCome} />
        <Others
          facts={facts}
          people={people}
          posted={posted}
          typed={typed}
          errors={errors}
          isToCome={toCome}
        />
      </>
    ),
  };
}

type AskedProps = {
  readonly people: readonly SittingPerson[];
  /** What stands under Attendance, a column that is there only with it. */
  readonly came?: (person: SittingPerson) => string;
};

const Asked = ({ people, came }: AskedProps): VNode => (
  <SortableTable
    caption="Who is asked"
    captionClasses="govuk-table__caption--m"
    columns={[
      { key: "who", text: "Who" },
      { key: "agency", text: "Agency" },
      { key: "answer", text: "Answer" },
      ...(came ? [{ key: "came", text: "Attendance" }] : []),
    ]}
    groups={[
      {
        rows: people.map((person) => ({
          who: person.name,
          agency: person.agency,
          answer: answeredWords(person.answer),
          ...(came && { came: came(person) }),
        })),
      },
    ]}
  />
);

/** Before people come in: who is asked and what they answered. */
const Answers = ({ people }: AskedProps): VNode => (
  <div class="app-screen-only">
    <Asked people={people} />
    <p class="govuk-body">{takenFromWords}</p>
  </div>
);

/** To take along, and to write on: forms are not printed. */
const OnPaper = ({ people, isToCome }: Pick<OthersProps, "people" | "isToCome">): VNode => (
  <div class="app-paper-only">
    <Asked
      people={people}
      came={({ attended, deputy }) =>
        attended === null || isToCome ? "" : attendedWords({ attended, deputy })
      }
    />
  </div>
);

type WrongProps = {
  readonly errors: readonly FieldError[];
  readonly people: readonly SittingPerson[];
  readonly refused: Refused | undefined;
};

function Wrong({ errors, people, refused }: WrongProps): VNode | null {
  if (errors.length === 0) return null;
  const items = errorSummaryItems(errors, attendanceIds(people));
  if (refused === undefined)
    return <ErrorSummary titleText="There is a problem" errorList={items} />;
  const many = counted(refused.rows.size, "row is not saved", "rows are not saved");
  return (
    <ErrorSummary
      titleText={many}
      descriptionText="What you changed in other rows is saved. What you typed here is still in the form."
      errorList={items}
    />
  );
}

type OthersProps = {
  readonly facts: SittingFacts;
  readonly people: readonly SittingPerson[];
  readonly posted: readonly Posted[];
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly isToCome: boolean;
};

/** Somebody else to ask, and an answer that came another way. */
function Others({ facts, people, posted, typed, errors, isToCome }: OthersProps): VNode {
  const { sittingId } = facts.sitting;
  const there = new Set(people.map(({ staffId }) => staffId));
  const { csrfToken } = facts;
  return (
    <div class="app-screen-only">
      <FieldsForm
        action={paths.ask(sittingId)}
        fields={askFields(posted.filter(({ staffId }) => !there.has(staffId)))}
        typed={{}}
        button="Ask them"
        csrfToken={csrfToken}
        errors={errors}
      />
      {isToCome && people.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Record an answer given to you</h2>
          <FieldsForm
            action={paths.invitation(sittingId)}
            fields={answerFields(people)}
            button="Record the answer"
            csrfToken={csrfToken}
            typed={typed}
            errors={errors}
          />
        </>
      )}
    </div>
  );
}
