import type { VNode } from "preact";
import { dueInWords } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownNeed } from "../../../platform/rooms/home-slots.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { Counts as CountList, Needs } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { Counts } from "../registers/entry-reads.ts";
import type { Register } from "../registers/register.ts";
import { registers } from "../registers/registers.ts";
import { paths } from "../registers/web/paths.ts";

export type IndexPage = {
  /** What cannot wait, before everything else. */
  readonly needs: readonly ShownNeed[];
  readonly counts: readonly Counts[];
  readonly isHeld: boolean;
  readonly exportsOverdue: number;
  /** How many wait for the reader; undefined for who may not look at them. */
  readonly emergencies: number | undefined;
  readonly unusual: number | undefined;
  readonly today: string;
};

/** Where the information governance officer starts: what has a clock, then every register. */
export function indexPage(page: IndexPage): View {
  const { counts, isHeld, today } = page;
  return {
    title: "Governance",
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">Governance</h1>
        <Needs needs={page.needs} />
        <p class="govuk-body app-form">
          What the partnership must be able to show, and what it owes the people whose information
          it holds. No child’s record can be opened from here.
        </p>
        <Waiting {...page} />
        <InsetText
          text={
            isHeld
              ? "There is a legal hold on everything: no record can be deleted."
              : "There is no legal hold on everything. Nothing is deleted automatically."
          }
        />
        <SortableTable
          attributes={{ id: "registers" }}
          caption="Registers"
          captionClasses="govuk-table__caption--m"
          brief
          columns={[
            { key: "register", text: "Register" },
            { key: "waiting", text: "To be confirmed or reviewed", isLabelled: true },
            { key: "stands", text: "Current", isLabelled: true },
            { key: "due", text: "Next", isLabelled: true },
          ]}
          groups={[{ rows: Object.values(registers).map((one) => rowOf(one, counts, today)) }]}
        />
        <Others {...page} />
      </>
    ),
  };
}

/** What somebody waits for, before everything that is only looked up. */
function Waiting({ emergencies = 0, unusual = 0, exportsOverdue, counts }: IndexPage): VNode {
  const sumOf = (of: (one: Counts) => number): number =>
    counts.reduce((sum, one) => sum + of(one), 0);
  const items = [
    {
      count: emergencies,
      text: emergencies === 1 ? "emergency opening to review" : "emergency openings to review",
      href: "/emergency/reviews",
    },
    {
      count: unusual,
      text: unusual === 1 ? "unusual use to answer" : "unusual uses to answer",
      href: "/audit/unusual",
    },
    {
      count: exportsOverdue,
      text: exportsOverdue === 1 ? "export overdue" : "exports overdue",
      href: "/exports",
    },
    {
      count: sumOf(({ overdue }) => overdue),
      text: "overdue in the registers",
      href: "#registers",
    },
    {
      count: sumOf(({ draft }) => draft),
      text: "to be confirmed or reviewed",
      href: "#registers",
      attention: false,
    },
  ].filter(({ count }) => count > 0);
  if (items.length === 0) return <p class="govuk-body">Nothing is waiting for you here.</p>;
  return (
    <CountList
      label="What waits or is overdue"
      items={items.map((one) => ({ attention: true, ...one }))}
    />
  );
}

function rowOf(register: Register, counts: readonly Counts[], today: string) {
  const count = counts.find((one) => one.register === register.key);
  return {
    register: (
      <>
        <a class="govuk-link" href={paths.register(register.key)}>
          {register.title}
        </a>
        <span class="app-secondary app-line">{register.law}</span>
      </>
    ),
    waiting: count?.draft ?? 0,
    stands: count?.confirmed ?? 0,
    due: <Next count={count} today={today} />,
  };
}

function Next({ count, today }: { count: Counts | undefined; today: string }): VNode | null {
  if (count?.nextDue == null) return null;
  const due = dueInWords(count.nextDue, today);
  const text = count.overdue > 1 ? `${count.overdue} overdue, the first ${due.text}` : due.text;
  return due.isOverdue ? (
    <strong class="govuk-error-message govuk-!-margin-bottom-0">{text}</strong>
  ) : (
    <span>{text}</span>
  );
}

const waits = (count: number, what: string): string =>
  count === 0 ? `none waits ${what}` : `${count} ${count === 1 ? "waits" : "wait"} ${what}`;

/** What is looked at one by one, and the registers that write themselves. */
const watched = ({ emergencies, unusual }: IndexPage) => [
  ...(emergencies === undefined
    ? []
    : [["/emergency/reviews", "Emergency openings", waits(emergencies, "for review")] as const]),
  ...(unusual === undefined
    ? []
    : ([
        ["/audit/unusual", "Unusual use of records", waits(unusual, "for an answer")],
        ["/audit/record", "Who has viewed a record", "by the child’s reference, since a day"],
        ["/papers/register", "Register of papers", "every paper that was prepared to leave"],
      ] as const)),
];

function Others(page: IndexPage): VNode {
  const { exportsOverdue } = page;
  const late = exportsOverdue === 0 ? "none is overdue" : `${exportsOverdue} overdue`;
  const links = [
    ...watched(page),
    [paths.holds, "Legal holds", "what must not be deleted, and who lifted what"],
    [
      "/governance/public-roles",
      "Public roles and licences",
      "councillors, holders of licences: people colleagues may know",
    ],
    [paths.controllers, "Whose information it is", "the controller of each row, and of one record"],
    [paths.retention, "Records due for review", "whose retention period has passed"],
    ["/exports", "Exports", `every file that was taken out; ${late}`],
    [paths.facts, "Fact sheet for a data protection impact assessment", "from the running system"],
    [paths.sharing, "How we share", "what everybody who works here can read"],
    [paths.privacy, "Privacy notices", "as the public reads them"],
    [paths.algorithms, "Algorithms", "as the public reads them"],
    [
      "/same-child/by-group",
      "How well records are recognised, by group",
      "found and mixed up, by sex, age, ethnicity and origin of names",
    ],
    [
      "/same-child/model",
      "What the comparison weighs",
      "what speaks for and against one child, with the numbers",
    ],
    [paths.report, "Report a breach or pass on a complaint", "for everybody who works here"],
  ] as const;
  return (
    <>
      <h2 class="govuk-heading-m">As well as the registers</h2>
      <ul class="govuk-list">
        {links.map(([href, text, what]) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
            <span class="app-secondary app-line">{what}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
