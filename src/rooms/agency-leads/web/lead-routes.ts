import { z } from "zod";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field, optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { madeFile } from "../../../platform/files/made-file.ts";
import { csvType, toCsv } from "../../../platform/spreadsheets/index.ts";
import { confirmLead, mayKeep } from "../keep-lead.ts";
import { leadSheet } from "../lead-sheet.ts";
import { bodyOf, findLead, listBodies, listLeads, rowsOf } from "../lead-reads.ts";
import { leadSchemeOn } from "../lead-scheme.ts";
import { judge, stateWords, type Judged, type Lead } from "../lead-state.ts";
import { leadsPage, rowsOnAPage } from "./list-page.tsx";
import { leadPaths } from "./paths.ts";

export const leadsAreOpen =
  "whom to ring in each agency and school is for everybody who works here";
export const access = { signedIn: leadsAreOpen } as const;

/** Every agency and school with what is wrong there. */
export async function judgedOn(tx: Tx, today: string): Promise<readonly Judged[]> {
  const scheme = await leadSchemeOn(tx, today);
  const rows = rowsOf(await listBodies(tx, scheme.exempt), await listLeads(tx));
  return judge(rows, { today, confirmMonths: scheme.confirmMonths });
}

const apiLead = z.object({
  name: z.string(),
  jobTitle: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  area: z.string().nullable(),
  trainedUntil: z.iso.date().nullable(),
  confirmedOn: z.iso.date(),
});

const apiLeads = z.object({
  leads: z.array(
    z.object({
      of: z.enum(["agency", "school"]),
      id: z.uuid(),
      name: z.string(),
      kind: z.string(),
      state: z.string().describe("none, left, ended, untrained, unconfirmed, no-deputy or right"),
      says: z.string().describe("The state in words"),
      lead: apiLead.nullable(),
      deputy: apiLead.nullable(),
    }),
  ),
});

const asJson = (lead: Lead | undefined): z.output<typeof apiLead> | null =>
  lead
    ? {
        name: lead.name,
        jobTitle: lead.jobTitle,
        phone: lead.phone,
        email: lead.email,
        area: lead.area,
        trainedUntil: lead.trainedUntil,
        confirmedOn: lead.confirmedOn,
      }
    : null;

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/leads",
    access,
    audit: { action: "lead.list" },
    shows: { nobody: "safeguarding leads of agencies and schools" },
    input: {
      query: z.object({
        show: optionalQuery(z.literal("wrong")),
        page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
      }),
    },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, query: { show, page = 1 } }) => {
      const all = await judgedOn(tx, clock.today());
      const wrong = all.filter(({ state }) => state !== "right");
      const shown = show === "wrong" ? wrong : all;
      const rows = shown.slice((page - 1) * rowsOnAPage, page * rowsOnAPage);
      const view = leadsPage({
        rows,
        total: shown.length,
        all: all.length,
        toPutRight: wrong.length,
        isAll: show === undefined,
        page,
        csrfToken,
        mayKeep: (body) => mayKeep(actor, body),
      });
      return { kind: "page", view };
    },
  }),
  route({
    method: "GET",
    path: "/leads/file",
    access,
    audit: { action: "lead.file" },
    shows: { nobody: "safeguarding leads of agencies and schools" },
    input: {},
    handle: async ({ tx, clock }) => {
      const today = clock.today();
      const rows = await judgedOn(tx, today);
      const scheme = await leadSchemeOn(tx, today);
      const says = leadSheet(rows, { scheme, madeAt: clock.now() });
      const file = madeFile({ name: "leads.csv", mediaType: csvType, says, make: toCsv });
      return { kind: "file", file };
    },
  }),
  route({
    method: "GET",
    path: "/api/leads",
    access,
    audit: { action: "lead.list" },
    shows: { nobody: "safeguarding leads of agencies and schools" },
    input: {},
    answers: {
      summary: "Who leads on exploitation in each agency and school, and who stands in",
      description: "Contacts of work. Where nobody is named or something has run out comes first.",
      schema: apiLeads,
    },
    handle: async ({ tx, clock }) => {
      const leads = (await judgedOn(tx, clock.today())).map(({ body, lead, deputy, state }) => ({
        of: body.of,
        id: body.id,
        name: body.name,
        kind: body.kind,
        state,
        says: stateWords(state, lead),
        lead: asJson(lead),
        deputy: asJson(deputy),
      }));
      return { kind: "json", body: { leads } };
    },
  }),
];

/** Somebody who leads in a body that this person may keep: for anybody else there is nothing there. */
export async function findKept(
  tx: Tx,
  actor: StaffActor,
  leadId: string,
): Promise<Lead | undefined> {
  const lead = await findLead(tx, leadId);
  return lead && mayKeep(actor, bodyOf(lead)) ? lead : undefined;
}

const confirmRoute = route({
  method: "POST",
  path: "/leads/named/:leadId/confirm",
  access,
  audit: { action: "lead.confirm" },
  shows: { nobody: "safeguarding leads of agencies and schools" },
  input: { params: z.object({ leadId: anId }), form: z.object({ from: field() }) },
  handle: async ({ tx, actor, clock, params: { leadId }, form: { from } }) => {
    const lead = await findKept(tx, actor, leadId);
    if (!lead) return { kind: "notFound", subjectIds: [leadId] };
    const today = clock.today();
    const scheme = await leadSchemeOn(tx, today);
    await confirmLead(tx, { actor, at: clock.now(), today, scheme }, lead);
    const to = from === "list" ? leadPaths.leads : leadPaths.body(bodyOf(lead));
    return redirectDone(to, "The lead was confirmed.", { subjectIds: [leadId] });
  },
});

export const leadListRoutes: readonly Route[] = [...listRoutes, confirmRoute];
