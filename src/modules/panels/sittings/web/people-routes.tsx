import type { VNode } from "preact";
import { z } from "zod";
import { formatDateTime } from "../../../../kernel/dates.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { field } from "../../../../platform/http/field.ts";
import type { Outcome, View } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { listPosted } from "../../../directory/index.ts";
import { FieldsForm } from "../../../protect/index.ts";
import { attendedWords, quorumWords } from "../../minutes.ts";
import { quorumNow } from "../../quorum.ts";
import { askToSitting, quorumMissing, saveAttended } from "../attendance.ts";
import { listAgenda } from "../agenda-reads.ts";
import { compareAsked } from "../may-know.ts";
import type { SittingChanged } from "../change-sitting.ts";
import { listSittingPeople, type SittingPerson } from "../sitting-reads.ts";
import { afterSittingChange, type Again, type Typed } from "./after-change.ts";
import { answeredWords, answerFields } from "./answer-part.tsx";
import { crumbsOf } from "./agenda-page.tsx";
import { askFields, attendanceFields, attendanceOf } from "./fields.ts";
import { formPage } from "./form-page.tsx";
import { paths } from "./paths.ts";
import { manages, sittingParams, sittingRoute, type SittingFacts } from "./sitting-route.ts";

const blank: Typed = { staff: "", attended: "", deputy: "", whose: "", answer: "" };

/** Who was asked and whether they came, with the quorum in words; and who else is to be asked. */
export async function peoplePage(tx: Tx, facts: SittingFacts, again: Again = {}): Promise<View> {
  const { sitting, panel, acting, csrfToken } = facts;
  const people = await listSittingPeople(tx, sitting.sittingId, acting);
  const posted = await listPosted(tx, acting.today);
  const there = new Set(people.map(({ staffId }) => staffId));
  const typed = { ...blank, ...again.typed };
  // Whoever was second has read what stands now, and may write over it.
  const whom = people.find(({ staffId }) => typed["staff"]?.startsWith(`${staffId}:`));
  if (again.isStale === true && whom) typed["staff"] = attendanceOf(whom);
  return formPage({
    ...{ title: "Who comes", button: "Record this", csrfToken, ...again, typed },
    ...{ action: paths.people(sitting.sittingId), now: "#asked" },
    ...{ fields: attendanceFields(people), breadcrumbs: crumbsOf(facts, "Who comes") },
    lead:
      sitting.startsAt > acting.at
        ? quorumNow(panel.quorum, people)
        : quorumWords(quorumMissing(panel, people)),
    above: (
      <>
        <p class="govuk-body">{`Where they are not there: ${panel.withoutQuorum}`}</p>
        <section id="asked">
          <Asked people={people} />
        </section>
      </>
    ),
    below: (
      <>
        <FieldsForm
          action={paths.ask(sitting.sittingId)}
          csrfToken={csrfToken}
          fields={askFields(posted.filter(({ staffId }) => !there.has(staffId)))}
          typed={{}}
          errors={again.errors ?? []}
          button="Ask them"
        />
        {sitting.startsAt > acting.at && people.length > 0 && (
          <>
            <h2 class="govuk-heading-m">An answer that somebody gave you</h2>
            <FieldsForm
              action={paths.invitation(sitting.sittingId)}
              csrfToken={csrfToken}
              fields={answerFields(people)}
              typed={typed}
              errors={again.errors ?? []}
              button="Record the answer"
            />
          </>
        )}
      </>
    ),
  });
}

const Asked = ({ people }: { readonly people: readonly SittingPerson[] }): VNode => (
  <SortableTable
    caption="Asked"
    captionClasses="govuk-table__caption--s"
    columns={[
      { key: "who", text: "Who" },
      { key: "agency", text: "Agency" },
      { key: "answer", text: "Answer" },
      { key: "came", text: "Attendance" },
    ]}
    groups={[
      {
        rows: people.map((one) => ({
          ...{ who: one.name, agency: one.agency, answer: answeredWords(one) },
          came: <Came one={one} />,
        })),
      },
    ]}
    empty="Nobody is asked."
  />
);

/** Whether they came, and which of those who take minutes recorded it. */
function Came({ one }: { readonly one: SittingPerson }): VNode {
  const { attended, deputy, recordedBy, recordedAt } = one;
  return (
    <>
      {attendedWords(attended === null ? undefined : { attended, deputy })}
      {recordedAt !== null && (
        <span class="app-line app-secondary">{`${recordedBy ?? ""}, ${formatDateTime(recordedAt)}`}</span>
      )}
    </>
  );
}

type Done = { readonly change: SittingChanged; readonly typed: Typed };

const afterPeople = (facts: SittingFacts, tx: Tx, { change, typed }: Done): Promise<Outcome> =>
  afterSittingChange(change, {
    ...{ facts, typed, to: paths.people(facts.sitting.sittingId) },
    page: (again) => peoplePage(tx, facts, again),
  });

export const sittingPeopleRoutes: readonly Route[] = [
  sittingRoute({
    method: "GET",
    path: "/sittings/:sittingId/people",
    access: manages,
    audit: { action: "sitting.people.read" },
    input: { params: sittingParams },
    handle: async (facts, { tx }) => ({ kind: "page", view: await peoplePage(tx, facts) }),
  }),
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/people",
    access: manages,
    audit: { action: "sitting.attendance" },
    input: {
      params: sittingParams,
      form: z.object({ staff: field(), attended: field(), deputy: field() }),
    },
    handle: async (facts, { tx, form: typed }) => {
      const { sitting, acting } = facts;
      const [staff = "", version = ""] = typed.staff.split(":");
      const form = { ...typed, staff, version };
      const people = await listSittingPeople(tx, sitting.sittingId);
      const saving = { sittingId: sitting.sittingId, people, form };
      return afterPeople(facts, tx, { change: await saveAttended(tx, acting, saving), typed });
    },
  }),
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/ask",
    access: manages,
    audit: { action: "sitting.ask" },
    input: { params: sittingParams, form: z.object({ colleague: field() }) },
    handle: async (facts, { tx, actor, compareStaff, form: { colleague } }) => {
      const { sitting, acting } = facts;
      const posted = await listPosted(tx, acting.today);
      const asked = { sittingId: sitting.sittingId, posted, staff: colleague };
      const change = await askToSitting(tx, acting, asked);
      if (change.kind === "accepted") {
        const items = await listAgenda(tx, actor, sitting.sittingId);
        await compareAsked(compareStaff, items, (one) => one === colleague);
      }
      return afterPeople(facts, tx, { change, typed: blank });
    },
  }),
];
