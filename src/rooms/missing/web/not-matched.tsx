import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fullName } from "../../subjects/index.ts";
import { ageText } from "../../child-record/index.ts";
import { missingForWords } from "../clock-words.ts";
import type { NotMatched } from "../not-matched.ts";
import { missingPaths } from "./paths.ts";

type Props = {
  readonly notMatched: readonly NotMatched[];
  readonly now: Date;
  readonly today: string;
};

/** Who is missing and has no record that anybody knows of: before all others, because nobody answers for them. */
export function NotMatchedPart({ notMatched, now, today }: Props): VNode | null {
  if (notMatched.length === 0) return null;
  return (
    <>
      <SortableTable
        caption={`Missing now and not matched: ${notMatched.length}`}
        captionClasses="govuk-table__caption--m"
        dense
        columns={[
          { key: "child", text: "Child" },
          { key: "since", text: "Missing" },
          { key: "reference", text: "Reference" },
          { key: "source", text: "Reported by" },
        ]}
        groups={[{ rows: notMatched.map((one) => row(one, { now, today })) }]}
        empty="Nobody."
      />
      <p class="govuk-body-s app-secondary">
        These reports match no record. Each stays here until a person identifies the child.
      </p>
    </>
  );
}

/** The same on a page of another list: how many, and where they stand. */
export function NotMatchedLine({ count }: { readonly count: number }): VNode | null {
  if (count === 0) return null;
  const who = count === 1 ? "1 child is" : `${count} children are`;
  return (
    <p class="govuk-body">
      <a class="govuk-link govuk-!-font-weight-bold" href={missingPaths.now}>
        {`${who} missing now and not matched to a record`}
      </a>
    </p>
  );
}

const line = (text: string): VNode => <span class="app-secondary app-line">{text}</span>;

function row(one: NotMatched, { now, today }: Pick<Props, "now" | "today">) {
  return {
    child: (
      <>
        <a class="govuk-link" href={missingPaths.notMatched(one.waitingId)}>
          <span class="govuk-visually-hidden">Say who this is: </span>
          {fullName(one)}
        </a>
        {line(`${ageText(one.bornOn, today)}, not matched`)}
      </>
    ),
    since: (
      <>
        {missingForWords(one.missingSince, now)}
        {line(`since ${formatDateTime(one.missingSince)}`)}
      </>
    ),
    reference: one.reference,
    source: (
      <>
        {one.source}
        {line(one.contact)}
      </>
    ),
  };
}
