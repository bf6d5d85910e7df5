import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import { alarmPaths } from "../../alarms/web/paths.ts";
import type { Published } from "../registers/entry-reads.ts";
import { algorithm } from "../registers/kinds/algorithms.ts";
import { textAt } from "../registers/register.ts";
import { figuresOf } from "../algorithm-parts.ts";

const paragraphs = (text: string): readonly string[] =>
  text.split(/\n{2,}/).filter((one) => one !== "");

const dated = ({ changedAt, version }: Published): string =>
  `Version ${version}, ${formatDate(londonDate(changedAt))}`;

const audiences = [
  ["children", "For children and young people"],
  ["parents", "For parents and carers"],
  ["professionals", "For people who work with children"],
] as const;

/** What anybody may read, signed in or not: nothing on it is about anybody in particular. */
export function privacyPage(notices: readonly Published[]): View {
  return {
    title: "Privacy",
    marking: "",
    body: (
      <div class="app-form">
        <h1 class="govuk-heading-l">Privacy</h1>
        {notices.length === 0 && (
          <InsetText text="No privacy notice has been published yet. Ask the council’s data protection officer." />
        )}
        {audiences.map(([key, heading]) => (
          <Notices
            heading={heading}
            notices={notices.filter(({ body }) => textAt(body, "for") === key)}
          />
        ))}
        <ReportFault />
      </div>
    ),
  };
}

const ReportFault = (): VNode => (
  <p class="govuk-body">
    Have you found a fault in the security of Lantern?{" "}
    <a class="govuk-link" href={alarmPaths.fault}>
      Report it
    </a>
    .
  </p>
);

function Notices({
  heading,
  notices,
}: {
  readonly heading: string;
  readonly notices: readonly Published[];
}): VNode | null {
  if (notices.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{heading}</h2>
      {notices.map((notice) => (
        <>
          <h3 class="govuk-heading-s">{notice.title}</h3>
          {paragraphs(textAt(notice.body, "text")).map((text) => (
            <p class="govuk-body app-verbatim">{text}</p>
          ))}
          <p class="govuk-body">
            <strong>Contact: </strong>
            {textAt(notice.body, "contact")}
          </p>
          {textAt(notice.body, "languages") !== "" && (
            <p class="govuk-body">
              <strong>Languages and formats: </strong>
              {textAt(notice.body, "languages")}
            </p>
          )}
          <p class="govuk-body-s app-secondary">{`${notice.partnership}. ${dated(notice)}`}</p>
        </>
      ))}
    </section>
  );
}

/** The published records of what the computer works out and who decides; a link leads nobody to a page that is shut. */
export function algorithmsPage(records: readonly Published[], isSignedIn: boolean): View {
  return {
    title: "Algorithms",
    marking: "",
    body: (
      <>
        <h1 class="govuk-heading-l">Algorithms</h1>
        <p class="govuk-body app-form">
          What Lantern works out automatically, and who decides. It scores nobody and predicts
          nothing: it shows things to people, and people decide. Each record has the parts that the
          Algorithmic Transparency Recording Standard asks for.
        </p>
        {records.length === 0 && <InsetText text="No record has been published yet." />}
        {records.map((record) => (
          <section>
            <h2 class="govuk-heading-m">{record.title}</h2>
            <SummaryList
              rows={algorithm.fields
                .filter(({ key }) => key !== "reviewBy" && textAt(record.body, key) !== "")
                .map(({ key, label }) => verbatimFact(label, textAt(record.body, key)))}
            />
            {isSignedIn && <Figures record={record} />}
            <p class="govuk-body-s app-secondary">{`${record.partnership}. ${dated(record)}`}</p>
          </section>
        ))}
      </>
    ),
  };
}

function Figures({ record: { title } }: { readonly record: Published }): VNode | null {
  const figures = Object.hasOwn(figuresOf, title) ? figuresOf[title] : undefined;
  if (!figures) return null;
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={figures.href}>
        {figures.text}
      </a>
    </p>
  );
}
