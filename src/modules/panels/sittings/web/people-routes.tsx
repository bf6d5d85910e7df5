import { z } from "zod";
import { londonDate } from "../../../../kernel/dates.ts";
import { formatTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { field } from "../../../../platform/http/field.ts";
import type { Outcome, View } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { listPosted } from "../../../directory/index.ts";
import { dateInput, dateOf, dateTyped, FieldsForm } from "../../../protect/index.ts";
import { attendedWords, quorumWords } from "../../minutes.ts";
import { askToSitting, quorumMissing, saveAttended } from "../attendance.ts";
import { cancelSitting, moveSitting, type SittingChanged } from "../change-sitting.ts";
import { listSittingPeople } from "../sitting-reads.ts";
import { crumbsOf } from "./agenda-page.tsx";
import { closedPage } from "./closed-page.tsx";
import { askFields, attendanceFields, reasonField, sittingFields } from "./fields.ts";
import { formPage } from "./form-page.tsx";
import { paths } from "./paths.ts";
import { manages, sittingParams, sittingRoute, type SittingFacts } from "./sitting-route.ts";

type Typed = Readonly<Record<string, string>>;
type Again = {
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

const blank: Typed = { staff: "", attended: "", deputy: "" };

/** Who was asked and whether they came, with the quorum in words; and who else is to be asked. */
async function peoplePage(tx: Tx, facts: SittingFacts, again: Again = {}): Promise<View> {
  const { sitting, panel, acting, csrfToken } = facts;
  const people = await listSittingPeople(tx, sitting.sittingId);
  const posted = await listPosted(tx, acting.today);
  const there = new Set(people.map(({ staffId }) => staffId));
  return formPage({
    ...{ title: "Who comes", button: "Record this", csrfToken, typed: blank, ...again },
    ...{ action: paths.people(sitting.sittingId), now: paths.people(sitting.sittingId) },
    ...{ fields: attendanceFields(people), breadcrumbs: crumbsOf(facts, "Who comes") },
    lead: quorumWords(quorumMissing(panel, people)),
    above: (
      <>
        <p class="govuk-body">{`Where they are not there: ${panel.withoutQuorum}`}</p>
        <SortableTable
          caption="Asked"
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "who", text: "Who" },
            { key: "agency", text: "Agency" },
            { key: "came", text: "Attendance" },
          ]}
          groups={[
            {
              rows: people.map((one) => ({
                ...{ who: one.name, agency: one.agency },
                came: attendedWords(
                  one.attended === null
                    ? undefined
                    : { attended: one.attended, deputy: one.deputy },
                ),
              })),
            },
          ]}
          empty="Nobody is asked."
        />
      </>
    ),
    below: (
      <FieldsForm
        action={paths.ask(sitting.sittingId)}
        csrfToken={csrfToken}
        fields={askFields(posted.filter(({ staffId }) => !there.has(staffId))).map((one) => ({
          ...one,
          name: "colleague",
        }))}
        typed={{}}
        errors={again.errors ?? []}
        button="Ask them"
      />
    ),
  });
}

async function afterPeople(
  tx: Tx,
  facts: SittingFacts,
  change: SittingChanged,
  typed: Typed,
): Promise<Outcome> {
  switch (change.kind) {
    case "accepted":
      return { kind: "redirect", to: paths.people(facts.sitting.sittingId) };
    case "closed":
      return { kind: "stale", view: closedPage(facts) };
    case "stale":
      return { kind: "stale", view: await peoplePage(tx, facts, { typed, isStale: true }) };
    case "invalid":
      return {
        kind: "invalid",
        view: await peoplePage(tx, facts, { typed, errors: change.errors }),
      };
  }
}

const peopleRoutes: readonly Route[] = [
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
      return afterPeople(tx, facts, await saveAttended(tx, acting, saving), typed);
    },
  }),
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/ask",
    access: manages,
    audit: { action: "sitting.ask" },
    input: { params: sittingParams, form: z.object({ colleague: field() }) },
    handle: async (facts, { tx, form: { colleague } }) => {
      const { sitting, acting } = facts;
      const posted = await listPosted(tx, acting.today);
      const asked = { sittingId: sitting.sittingId, posted, staff: colleague };
      const change = await askToSitting(tx, acting, asked);
      return afterPeople(tx, facts, change, blank);
    },
  }),
];

const changeForm = z.object({
  ...{ time: field(), room: field(), chair: field(), reason: field(), version: field() },
  ...dateInput("on"),
});
const cancelForm = z.object({ cancelReason: field() });

/** Another day, room or chair; or called off. Both with a reason. */
async function changePage(tx: Tx, facts: SittingFacts, again: Again = {}): Promise<View> {
  const { sitting, acting, csrfToken } = facts;
  const posted = await listPosted(tx, acting.today);
  const typed = {
    ...changeForm.parse({
      ...{ time: formatTime(sitting.startsAt), room: sitting.room, chair: sitting.chairId },
      version: String(sitting.version),
    }),
    ...dateTyped("on", londonDate(sitting.startsAt)),
    cancelReason: "",
  };
  return formPage({
    ...{ title: "Change the sitting", button: "Change the sitting", csrfToken, typed, ...again },
    ...{ action: paths.change(sitting.sittingId), now: paths.sitting(sitting.sittingId) },
    fields: [...sittingFields(posted), reasonField],
    breadcrumbs: crumbsOf(facts, "Change"),
    lead: "When papers open and close moves with the day.",
    below: (
      <>
        <h2 class="govuk-heading-m">Cancel the sitting</h2>
        <FieldsForm
          action={paths.cancel(sitting.sittingId)}
          csrfToken={csrfToken}
          fields={[{ ...reasonField, name: "cancelReason", label: "Why it is cancelled" }]}
          typed={{ cancelReason: again.typed?.["cancelReason"] ?? "" }}
          errors={again.errors ?? []}
          button="Cancel the sitting"
        />
      </>
    ),
  });
}

async function afterChanging(
  tx: Tx,
  facts: SittingFacts,
  change: SittingChanged,
  typed: Typed,
): Promise<Outcome> {
  switch (change.kind) {
    case "accepted":
      return { kind: "redirect", to: paths.sitting(facts.sitting.sittingId) };
    case "closed":
      return { kind: "stale", view: closedPage(facts) };
    case "stale":
      return { kind: "stale", view: await changePage(tx, facts, { typed, isStale: true }) };
    case "invalid":
      return {
        kind: "invalid",
        view: await changePage(tx, facts, { typed, errors: change.errors }),
      };
  }
}

const changeRoutes: readonly Route[] = [
  sittingRoute({
    method: "GET",
    path: "/sittings/:sittingId/change",
    access: manages,
    audit: { action: "sitting.read" },
    input: { params: sittingParams },
    handle: async (facts, { tx }) => ({ kind: "page", view: await changePage(tx, facts) }),
  }),
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/change",
    access: manages,
    audit: { action: "sitting.move" },
    input: { params: sittingParams, form: changeForm },
    handle: async (facts, { tx, form: typed }) => {
      const { sitting, panel, acting } = facts;
      const posted = await listPosted(tx, acting.today);
      const form = { ...typed, on: dateOf(typed, "on") };
      const change = await moveSitting(tx, acting, { sitting, panel, posted, form });
      return afterChanging(tx, facts, change, typed);
    },
  }),
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/cancel",
    access: manages,
    audit: { action: "sitting.cancel" },
    input: { params: sittingParams, form: cancelForm },
    handle: async (facts, { tx, form: { cancelReason } }) => {
      const { sitting, acting } = facts;
      const change = await cancelSitting(tx, acting, { sitting, reason: cancelReason });
      if (change.kind !== "invalid") return afterChanging(tx, facts, change, {});
      const errors = change.errors.map((one) => ({ ...one, field: "cancelReason" }));
      const view = await changePage(tx, facts, { errors });
      return { kind: "invalid", view };
    },
  }),
];

export const sittingPeopleRoutes: readonly Route[] = [...peopleRoutes, ...changeRoutes];
