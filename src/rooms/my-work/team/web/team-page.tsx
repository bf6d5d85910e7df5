import type { VNode } from "preact";
import { ChildLink, Due } from "../../../../ui/layout/index.ts";
import { formatDate } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { levelSaid, type LevelScheme } from "../../../child-record/index.ts";
import type { Caseload, LedChild } from "../team-reads.ts";
import { teamPaths } from "./paths.ts";

type TeamPage = {
  readonly team: readonly Caseload[];
  readonly since: string;
};

const columns = [
  { key: "who", text: "Name" },
  { key: "children", text: "Children they lead for" },
  { key: "late", text: "Overdue" },
  { key: "supervised", text: "Supervision" },
];

/** Who holds what in the reader's teams: counts, in the order of names, and never a score. */
export function teamPage({ team, since }: TeamPage): View {
  return {
    title: "Your team",
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">Your team</h1>
        <p class="govuk-body app-form">
          For the children whose records you can open. A number says how many, and not how much work
          they are. Nothing about a colleague’s own performance is kept in Lantern.
        </p>
        <SortableTable
          caption={`${counted(team.length, "colleague")}, by name`}
          captionClasses="govuk-table__caption--s"
          columns={columns}
          groups={[{ rows: team.map((one) => rowOf(one, since)) }]}
          empty="Nobody has a post in your team today."
        />
      </>
    ),
  };
}

function rowOf(one: Caseload, since: string) {
  const late = lateWords(one);
  return {
    who: (
      <>
        <a class="govuk-link" href={teamPaths.worker(one.staffId)}>
          {one.name}
        </a>
        <span class="app-line app-secondary">{one.roleName}</span>
      </>
    ),
    children: (
      <>
        {String(one.children)}
        {one.levels.map(({ name, children }) => (
          <span class="app-line app-secondary">{`${name}: ${children}`}</span>
        ))}
      </>
    ),
    late:
      late.length === 0 ? (
        "Nothing"
      ) : (
        <>
          {late.map((text) => (
            <Due isOverdue isLine text={text} />
          ))}
        </>
      ),
    supervised: <Supervised one={one} since={since} />,
  };
}

function lateWords(one: Caseload): readonly string[] {
  const kinds = [
    [one.latePromises, "action", "actions"],
    [one.lateAssessments, "assessment", "assessments"],
    [one.lateInterviews, "return home interview", "return home interviews"],
    [one.latePlans, "plan to review", "plans to review"],
  ] as const;
  return kinds.filter(([many]) => many > 0).map(([many, word, more]) => counted(many, word, more));
}

function Supervised({ one, since }: { readonly one: Caseload; readonly since: string }): VNode {
  const last = one.lastSupervisedOn;
  return (
    <>
      {last === null ? "None recorded" : `Last ${formatDate(last)}`}
      {one.unsupervised > 0 && (
        <Due
          isOverdue
          isLine
          text={`${counted(one.unsupervised, "child", "children")} not gone through since ${formatDate(since)}`}
        />
      )}
    </>
  );
}

type WorkerPage = {
  readonly worker: Caseload;
  /** Whoever reads passes on nobody’s own work but a colleague’s. */
  readonly readerId: string;
  readonly children: readonly LedChild[];
  readonly scheme: LevelScheme;
  readonly since: string;
};

/** One colleague's children, those gone through longest ago first. */
export function workerPage({ worker, readerId, children, scheme, since }: WorkerPage): View {
  return {
    title: worker.name,
    backLink: { text: "Back to your team", href: teamPaths.team },
    body: (
      <>
        <h1 class="govuk-heading-l">{worker.name}</h1>
        <p class="govuk-body app-form">
          Each child is gone through in supervision on a page of the child’s record. What is said
          about the colleague’s own work or health does not belong in Lantern.
        </p>
        {worker.staffId !== readerId && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={teamPaths.leaver(worker.staffId)}>
              Pass their work on
            </a>
          </p>
        )}
        <SortableTable
          caption={`${counted(children.length, "child", "children")} they lead for`}
          captionClasses="govuk-table__caption--m"
          columns={[
            { key: "child", text: "Child" },
            { key: "level", text: "Level" },
            { key: "last", text: "Gone through" },
          ]}
          groups={[
            {
              rows: children.map((one) => ({
                child: (
                  <ChildLink
                    href={teamPaths.supervision(one.personId)}
                    name={fullName(one)}
                    reference={one.reference}
                  />
                ),
                level: levelSaid(scheme, { level: one.level, said: one.levelSaid }),
                last: lastWords(one.lastSupervisedOn, since),
              })),
            },
          ]}
          empty="They lead for no child whose record you can open."
        />
      </>
    ),
  };
}

function lastWords(last: string | null, since: string): VNode | string {
  if (last === null) return <Due isOverdue text="Never" />;
  return last < since ? <Due isOverdue text={`Not since ${formatDate(last)}`} /> : formatDate(last);
}
