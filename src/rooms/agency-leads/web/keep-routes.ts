import { versionOf } from "../../../kernel/version-of.ts";
import { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, field, optionalQuery } from "../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { dateInput, dateOf } from "../../child-record/index.ts";
import {
  endLead,
  mayKeep,
  nameLead,
  standingKey,
  trainLead,
  type LeadChange,
} from "../keep-lead.ts";
import {
  bodyOf,
  findBody,
  findSafeguardingLead,
  listFormerLeads,
  listLeadsOf,
  listStaffOf,
  rowsOf,
} from "../lead-reads.ts";
import { areasOn, leadSchemeOn } from "../lead-scheme.ts";
import { judge, type Body } from "../lead-state.ts";
import { bodyPage } from "./body-page.tsx";
import {
  endFields,
  leadFormPage,
  nameFields,
  trainingFields,
  type LeadFormPage,
} from "./form-page.tsx";
import { access, findKept } from "./lead-routes.ts";
import { leadPaths } from "./paths.ts";

const nameForm = z.object({
  staff: field(),
  name: field(),
  jobTitle: field(),
  phone: field(),
  email: field(),
  area: field(),
  training: field(),
  version: field(),
  ...dateInput("trainedOn"),
});
const partQuery = z.object({ part: optionalQuery(z.enum(["lead", "deputy"])) });

type Came = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly frame: { readonly csrfToken: string };
};

const actingOf = async ({ tx, actor, clock }: Came) => {
  const today = clock.today();
  return { actor, at: clock.now(), today, scheme: await leadSchemeOn(tx, today) };
};

/** What became of a form: on to the body, or the form again with what is wrong or newer. */
function answer(change: LeadChange, page: LeadFormPage, nowVersion: string): Outcome {
  const subjectIds = [page.body.id];
  if (change.kind === "accepted")
    return { kind: "redirect", to: leadPaths.body(page.body), subjectIds };
  if (change.kind === "invalid")
    return {
      kind: "invalid",
      view: leadFormPage({ ...page, errors: change.errors }),
      subjectIds,
    };
  // Saving again is meant: the form carries what stands now.
  const typed = { ...page.typed, version: nowVersion };
  return { kind: "stale", view: leadFormPage({ ...page, typed, isStale: true }), subjectIds };
}

type Named = { readonly part: "lead" | "deputy"; readonly body: Body };

async function naming(came: Came, { part, body }: Named) {
  const today = came.clock.today();
  const standing = (await listLeadsOf(came.tx, body)).find(
    ({ isDeputy }) => isDeputy === (part === "deputy"),
  );
  const [staff, areas] = [await listStaffOf(came.tx, body, today), await areasOn(came.tx, today)];
  const scheme = await leadSchemeOn(came.tx, today);
  const page = {
    title: `Name ${part === "lead" ? "a lead" : "a deputy"}`,
    body,
    action: leadPaths.name(body, part),
    csrfToken: came.frame.csrfToken,
    fields: nameFields({ staff, areas, scheme }),
    button: "Save",
    errors: [],
  };
  return { page, areas, standing };
}

/** How one kind of body stands in an address. */
const addressOf = {
  agency: { key: "agencyId", path: "/leads/agencies/:agencyId" },
  school: { key: "schoolId", path: "/leads/schools/:schoolId" },
} as const;

type Params = Readonly<Record<string, string>>;

const bodyAt = (tx: Tx, of: Body["of"], given: Params) =>
  findBody(tx, { of, id: given[addressOf[of].key] ?? "" });

/** One that this person may keep: for anybody else there is no form. */
async function keptBody({ tx, actor }: Came, of: Body["of"], given: Params) {
  const body = await bodyAt(tx, of, given);
  return body && mayKeep(actor, body) ? body : undefined;
}

function readRoute(of: Body["of"]): Route {
  const { key, path } = addressOf[of];
  const params = z.object({ [key]: anId });
  return route({
    method: "GET",
    path,
    access,
    audit: { action: "lead.read" },
    shows: { nobody: "safeguarding leads of agencies and schools" },
    input: { params },
    handle: async (given) => {
      const { tx, actor, frame } = given;
      const body = await bodyAt(tx, of, given.params);
      if (!body) return { kind: "notFound" };
      const { today, scheme } = await actingOf(given);
      const rows = rowsOf([body], await listLeadsOf(tx, body));
      const [row] = judge(rows, { today, confirmMonths: scheme.confirmMonths });
      if (!row) return { kind: "notFound" };
      const view = bodyPage({
        row,
        scheme,
        mayKeep: mayKeep(actor, body),
        csrfToken: frame.csrfToken,
        former: await listFormerLeads(tx, body),
        areas: await areasOn(tx, today),
      });
      return { kind: "page", view, subjectIds: [body.id] };
    },
  });
}

function nameRoutes(of: Body["of"]): readonly Route[] {
  const { key, path } = addressOf[of];
  const params = z.object({ [key]: anId });
  return [
    route({
      method: "GET",
      path: `${path}/name`,
      access,
      audit: { action: "lead.read" },
      shows: { nobody: "safeguarding leads of agencies and schools" },
      input: { params, query: partQuery },
      handle: async (given) => {
        const body = await keptBody(given, of, given.params);
        if (!body) return { kind: "notFound" };
        const part = given.query.part ?? "lead";
        const { page, standing } = await naming(given, { part, body });
        const known = standing
          ? undefined
          : await findSafeguardingLead(given.tx, body.name, part === "deputy");
        const typed = nameForm.parse({ ...known, version: standingKey(standing) });
        return { kind: "page", view: leadFormPage({ ...page, typed }), subjectIds: [body.id] };
      },
    }),
    route({
      method: "POST",
      path: `${path}/name`,
      access,
      audit: { action: "lead.name" },
      shows: { nobody: "safeguarding leads of agencies and schools" },
      input: { params, query: partQuery, form: nameForm },
      handle: async (given) => {
        const { tx, form: typed } = given;
        const body = await keptBody(given, of, given.params);
        if (!body) return { kind: "notFound" };
        const part = given.query.part ?? "lead";
        const { page, areas, standing } = await naming(given, { part, body });
        const form = { ...typed, trainedOn: dateOf(typed, "trainedOn") };
        const wanted = { body, areas, isDeputy: part === "deputy", form, instead: typed.version };
        const change = await nameLead(tx, await actingOf(given), wanted);
        return sayDone(
          "The lead was named.",
          answer(change, { ...page, typed }, standingKey(standing)),
        );
      },
    }),
  ];
}

const params = z.object({ leadId: anId });
const trainingForm = z.object({ training: field(), version: field(), ...dateInput("trainedOn") });
const endForm = z.object({ reason: field(), version: field() });

const parts = {
  training: { title: "Record training", button: "Record the training" },
  end: { title: "Leads no more", button: "End this lead" },
} as const;

/** Undefined where the person leads nowhere that the actor may keep. */
async function formOf(came: Came, leadId: string, part: "training" | "end") {
  const lead = await findKept(came.tx, came.actor, leadId);
  const body = lead && (await findBody(came.tx, bodyOf(lead)));
  if (!lead || !body) return undefined;
  const acting = await actingOf(came);
  const { title, button } = parts[part];
  const page = {
    title: `${title}: ${lead.name}`,
    button,
    body,
    action: leadPaths[part](leadId),
    csrfToken: came.frame.csrfToken,
    errors: [],
    fields: part === "end" ? endFields : trainingFields(acting.scheme),
  };
  return { lead, acting, page };
}

const oneRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/leads/named/:leadId/training",
    access,
    input: { params },
    audit: { action: "lead.read" },
    shows: { nobody: "safeguarding leads of agencies and schools" },
    handle: async (given) => {
      const found = await formOf(given, given.params.leadId, "training");
      if (!found) return { kind: "notFound" };
      const typed = trainingForm.parse({ version: String(found.lead.version) });
      return { kind: "page", view: leadFormPage({ ...found.page, typed }) };
    },
  }),
  route({
    method: "POST",
    path: "/leads/named/:leadId/training",
    access,
    audit: { action: "lead.train" },
    shows: { nobody: "safeguarding leads of agencies and schools" },
    input: { params, form: trainingForm },
    handle: async (given) => {
      const { tx, form: typed } = given;
      const found = await formOf(given, given.params.leadId, "training");
      if (!found) return { kind: "notFound" };
      const { lead, acting, page } = found;
      const form = { training: typed.training, trainedOn: dateOf(typed, "trainedOn") };
      const version = versionOf(typed.version);
      const change = await trainLead(tx, acting, { lead, form, version });
      return sayDone("Training saved.", answer(change, { ...page, typed }, String(lead.version)));
    },
  }),
  route({
    method: "GET",
    path: "/leads/named/:leadId/end",
    access,
    input: { params },
    audit: { action: "lead.read" },
    shows: { nobody: "safeguarding leads of agencies and schools" },
    handle: async (given) => {
      const found = await formOf(given, given.params.leadId, "end");
      if (!found) return { kind: "notFound" };
      const typed = endForm.parse({ version: String(found.lead.version) });
      return { kind: "page", view: leadFormPage({ ...found.page, typed }) };
    },
  }),
  route({
    method: "POST",
    path: "/leads/named/:leadId/end",
    access,
    audit: { action: "lead.end" },
    shows: { nobody: "safeguarding leads of agencies and schools" },
    input: { params, form: endForm },
    handle: async (given) => {
      const { tx, form: typed } = given;
      const found = await formOf(given, given.params.leadId, "end");
      if (!found) return { kind: "notFound" };
      const { lead, acting, page } = found;
      const version = versionOf(typed.version);
      const change = await endLead(tx, acting, { lead, reason: typed.reason, version });
      return sayDone(
        "The lead’s time was ended. Next: name the new lead.",
        answer(change, { ...page, typed }, String(lead.version)),
      );
    },
  }),
];

export const leadKeepRoutes: readonly Route[] = [
  ...(["agency", "school"] as const).flatMap((of) => [readRoute(of), ...nameRoutes(of)]),
  ...oneRoutes,
];
