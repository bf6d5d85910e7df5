import { z } from "zod";
import { holds, type StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, optionalQuery } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { listServiceContacts } from "../../commissioning/term-reads.ts";
import { listReaders, whoCanBeAdded } from "../service-list.ts";
import { findService, listServices, type Service } from "../service-reads.ts";
import { serviceSchemeOn } from "../service-scheme.ts";
import { listNumbered, listServiceTeams } from "../service-teams.ts";
import { servicePage, type ServicePage } from "./service-page.tsx";
import { servicesPage } from "./services-page.tsx";

export const serviceParams = z.object({ serviceId: anId });
export const directoryIsOpen = "what there is for children is no secret to who works here";

const query = z.object({
  tier: optionalQuery(text().max(40)),
  age: optionalQuery(text().max(3)),
});
const ageOf = (text: string | undefined): number | undefined =>
  /^\d{1,2}$/.test(text ?? "") ? Number(text) : undefined;

const apiQuery = z.object({
  tier: text().max(40).optional().describe("Key of a kind of service"),
  age: z.coerce.number<string>().int().min(0).max(25).optional(),
});
const apiServices = z.object({
  services: z.array(
    z.object({
      serviceId: z.uuid(),
      name: z.string(),
      provider: z.string(),
      kind: z.string(),
      criteria: z.string(),
      youngest: z.int().nullable(),
      oldest: z.int().nullable(),
      howToRefer: z.string(),
      contact: z.string().nullable(),
      isProvided: z.boolean().describe("False where nothing here meets the need"),
      isSensitive: z.boolean(),
      startsWithinDays: z.int(),
    }),
  ),
});

type ReadQuery = {
  readonly service: Service;
  readonly actor: StaffActor;
  readonly today: string;
} & Pick<ServicePage, "csrfToken" | "errors">;

/** The list of a sensitive service is for whoever keeps the directory; whose numbers they are, for the list. */
export async function viewOf(tx: Tx, { actor, ...page }: ReadQuery) {
  const { service, today } = page;
  const { serviceId } = service;
  const list = holds(actor, "service.manage")
    ? {
        readers: await listReaders(tx, serviceId),
        free: service.isSensitive ? await whoCanBeAdded(tx, { serviceId, today, actor }) : [],
        teams: service.isSensitive ? await listServiceTeams(tx, serviceId) : { own: [], free: [] },
      }
    : undefined;
  const contacts = await listServiceContacts(tx, serviceId);
  const readsTerms =
    holds(actor, "service.manage") || contacts.some(({ staffId }) => staffId === actor.id);
  const numbered = service.isSensitive ? await listNumbered(tx, serviceId) : [];
  return servicePage({
    ...page,
    list,
    contacts,
    readsTerms,
    numbered,
    scheme: await serviceSchemeOn(tx, today),
  });
}

export const serviceRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/services",
    access: { signedIn: directoryIsOpen },
    audit: { action: "service.list" },
    shows: { nobody: "services" },
    input: { query },
    handle: async ({ tx, actor, clock, query: { tier, age } }) => {
      const today = clock.today();
      const scheme = await serviceSchemeOn(tx, today);
      const known = scheme.tiers.some(({ key }) => key === tier) ? tier : undefined;
      const services = await listServices(tx, { today, tier: known, age: ageOf(age) });
      const view = servicesPage({
        services,
        scheme,
        today,
        tier: known ?? "",
        age: age ?? "",
        mayManage: holds(actor, "service.manage"),
        seesCounts: holds(actor, "statistics.view"),
      });
      return { kind: "page", view };
    },
  }),
  route({
    method: "GET",
    path: "/api/services",
    access: { signedIn: directoryIsOpen },
    audit: { action: "service.list" },
    shows: { nobody: "services" },
    input: { query: apiQuery },
    answers: {
      summary: "The directory of services that are open today",
      description: "What there is for children, and what is missing here; nothing about a child.",
      schema: apiServices,
    },
    handle: async ({ tx, clock, query: { tier, age } }) => {
      const today = clock.today();
      const scheme = await serviceSchemeOn(tx, today);
      const found = await listServices(tx, { today, tier, age });
      const services = found.map((one) => ({
        serviceId: one.serviceId,
        name: one.name,
        provider: one.provider,
        kind: one.tier,
        criteria: one.criteria,
        youngest: one.youngest,
        oldest: one.oldest,
        howToRefer: one.howToRefer,
        contact: one.contact,
        isProvided: one.isProvided,
        isSensitive: one.isSensitive,
        startsWithinDays: one.waitDays ?? scheme.waitDays,
      }));
      return { kind: "json", body: { services } };
    },
  }),
];

/** After `/services/new`, which is no id. */
export const oneServiceRoute: Route = route({
  method: "GET",
  path: "/services/:serviceId",
  access: { signedIn: directoryIsOpen },
  audit: { action: "service.read" },
  shows: { nobody: "services" },
  input: { params: serviceParams },
  handle: async ({ tx, actor, clock, frame: { csrfToken }, params: { serviceId } }) => {
    const service = await findService(tx, serviceId);
    if (!service) return { kind: "notFound" };
    const view = await viewOf(tx, { service, actor, today: clock.today(), csrfToken });
    return { kind: "page", view };
  },
});
