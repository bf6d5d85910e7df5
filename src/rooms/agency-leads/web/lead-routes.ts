import { redirectDone } from "../../../platform/http/outcome.ts";
import { z } from "zod";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { confirmLead, mayKeep } from "../keep-lead.ts";
import { leadList } from "../lead-list.ts";
import { bodyOf, findLead } from "../lead-reads.ts";
import { leadSchemeOn } from "../lead-scheme.ts";
import type { Lead } from "../lead-state.ts";
import { leadsPage } from "./list-page.tsx";
import { leadPaths } from "./paths.ts";

export const leadsAreOpen = "agency and school contacts are for all staff";
export const access = { signedIn: leadsAreOpen } as const;

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/leads",
    access,
    audit: { action: "lead.list" },
    shows: { nobody: "safeguarding leads of agencies and schools" },
    input: { query: leadList.query },
    handle: async (given) => {
      const { actor, frame } = given;
      const shown = await leadList.show(given, { path: leadPaths.leads });
      const view = leadsPage({
        shown,
        csrfToken: frame.csrfToken,
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
    handle: (given) => leadList.file(given),
  }),
  route({
    method: "GET",
    path: "/api/leads",
    access,
    audit: { action: "lead.list" },
    shows: { nobody: "safeguarding leads of agencies and schools" },
    input: {},
    answers: leadList.answers({
      summary: "Exploitation leads and deputies in each agency and school",
      description: "Work contacts. Vacancies and expired training come first.",
    }),
    handle: (given) => leadList.json(given),
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
