import type { VNode } from "preact";
import { dueInWords } from "../../../kernel/words.ts";
import { addDays, formatDate, londonDate } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { fullName } from "../../subjects/index.ts";
import { familyNetworkPaths } from "../../family-network/web/paths.ts";
import { subjectWords, type ReviewKind, type AskedOfMe } from "../../work/index.ts";
import { chasingPaths } from "../../overdue/web/paths.ts";
import { paths } from "../../child-record/web/paths.ts";
import { Due } from "../../../ui/layout/index.ts";

export type ReadQuery = {
  readonly asked: readonly AskedOfMe[];
  readonly today: string;
  readonly now: Date;
  readonly calendar: WorkingCalendar;
  readonly csrfToken: string;
  /** Where an answer leads back to. */
  readonly back: string;
};

/** Each question with its answers as buttons: most are one click. */
export function AskedList({ asked, ...page }: ReadQuery): VNode {
  return (
    <ul class="app-asked">
      {asked.map((one) => (
        <Question one={one} page={page} />
      ))}
    </ul>
  );
}

type Page = Omit<ReadQuery, "asked">;
type QuestionProps = { readonly one: AskedOfMe; readonly page: Page };

function Question({ one, page }: QuestionProps): VNode {
  const isLate = one.dueAt < page.now;
  const due = londonDate(one.dueAt);
  return (
    <li class="app-asked__item">
      <p class="govuk-body govuk-!-margin-bottom-1">
        <strong>{subjectWords(one)}</strong>
        {one.lateSince !== null && (
          <>
            {" "}
            <Due isOverdue text={dueInWords(one.lateSince, page.today).text} />
          </>
        )}
      </p>
      <p class="govuk-body govuk-!-margin-bottom-1">
        <a class="govuk-link" href={paths.child(one.personId)}>
          {fullName(one)}
        </a>{" "}
        · <span class="app-nowrap">{one.reference}</span>
      </p>
      <p class="govuk-body-s app-secondary govuk-!-margin-bottom-2">
        {`Asked by ${one.askedBy}, ${formatDate(londonDate(one.askedAt))}${times(one.asks)}. `}
        {isLate
          ? `Your answer is ${dueInWords(due, page.today).text}.`
          : `Answer by ${formatDate(due)}.`}
      </p>
      {one.note !== null && <p class="govuk-body app-verbatim">{one.note}</p>}
      <Answers one={one} page={page} />
    </li>
  );
}

const times = (asks: number): string =>
  asks === 1 ? "" : asks === 2 ? ", for the second time" : `, ${asks} times by now`;

const reviewForm: Readonly<Record<ReviewKind, (personId: string) => string>> = {
  harm: paths.harm,
  level: paths.level,
  flag: paths.worry,
  telling: familyNetworkPaths.child,
};

function Answers({ one, page }: QuestionProps): VNode {
  const about = `: ${subjectWords(one)}, ${fullName(one)}`;
  const week = addDays(page.today, 7);
  const { day, month, year } = datePartsOf(week);
  const first =
    one.review === null
      ? {
          text: one.about === "update" ? "Say how things are" : "Done: say what came of it",
          href: chasingPaths.answer(one.chaseId, "done"),
        }
      : { text: "Review now", href: reviewForm[one.review](one.personId) };
  return (
    <div class="app-actions app-screen-only">
      <Button href={first.href} classes="govuk-!-margin-bottom-0">
        {first.text}
        <span class="govuk-visually-hidden">{about}</span>
      </Button>
      <OneClick
        one={one}
        page={page}
        text={`${one.review === null ? "Still working on it" : "Will do"}: by ${formatDate(week)}`}
        fields={{ answer: "working", "by-day": day, "by-month": month, "by-year": year }}
      />
      <OneClick
        one={one}
        page={page}
        text="No information held"
        fields={{ answer: "no-information" }}
      />
      <a class="govuk-link govuk-body" href={chasingPaths.answer(one.chaseId)}>
        Another date, or not mine
        <span class="govuk-visually-hidden">{about}</span>
      </a>
    </div>
  );
}

type OneClickProps = QuestionProps & {
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
};

function OneClick({ one, page, text, fields }: OneClickProps): VNode {
  return (
    <Form action={chasingPaths.answer(one.chaseId)} csrfToken={page.csrfToken}>
      {Object.entries({ ...fields, back: page.back }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
        {text}
        <span class="govuk-visually-hidden">{`: ${subjectWords(one)}, ${fullName(one)}`}</span>
      </Button>
    </Form>
  );
}
