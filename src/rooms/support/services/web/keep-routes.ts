import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { dateInput, dateOf, dateTyped } from "../../../child-record/index.ts";
import { addService, changeService } from "../keep-service.ts";
import type { ServiceForm } from "../service-form.ts";
import { addReader, endReader } from "../service-list.ts";
import { setServiceTeam } from "../service-teams.ts";
import { findService, type Service } from "../service-reads.ts";
import { serviceSchemeOn } from "../service-scheme.ts";
import { servicePaths } from "./paths.ts";
import { serviceFormPage, type ServiceTyped } from "./service-form-page.tsx";
import { serviceParams, viewOf } from "./service-routes.ts";

const form = z.object({
  name: field(),
  provider: field(),
  tier: field(),
  criteria: field(),
  youngest: field(),
  oldest: field(),
  howToRefer: field(),
  contact: field(),
  provided: field(),
  sensitive: field(),
  shownAs: field(),
  waitDays: field(),
  ...dateInput("openFrom"),
  ...dateInput("openUntil"),
  version: field(),
});

const formOf = (typed: ServiceTyped): ServiceForm => ({
  ...typed,
  openFrom: dateOf(typed, "openFrom"),
  openUntil: dateOf(typed, "openUntil"),
});

const blank = (today: string): ServiceTyped => ({
  ...form.parse({ provided: "yes", sensitive: "no" }),
  ...dateTyped("openFrom", today),
});

const text = (value: number | null): string => (value === null ? "" : String(value));

const typedOf = (one: Service): ServiceTyped => ({
  name: one.name,
  provider: one.provider,
  tier: one.tier,
  criteria: one.criteria,
  youngest: text(one.youngest),
  oldest: text(one.oldest),
  howToRefer: one.howToRefer,
  contact: one.contact ?? "",
  provided: one.isProvided ? "yes" : "no",
  sensitive: one.isSensitive ? "yes" : "no",
  shownAs: one.shownAs ?? "",
  waitDays: text(one.waitDays),
  version: String(one.version),
  ...dateTyped("openFrom", one.openFrom),
  ...dateTyped("openUntil", one.openUntil),
});

const mayManage = { permission: "service.manage" } as const;

const readerRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/services/:serviceId/readers",
    access: mayManage,
    audit: { action: "service.list-add" },
    shows: { nobody: "services" },
    input: { params: serviceParams, form: z.object({ staff: field() }) },
    handle: async ({
      tx,
      actor,
      clock,
      frame: { csrfToken },
      params: { serviceId },
      form: sent,
    }) => {
      const service = await findService(tx, serviceId);
      if (!service?.isSensitive) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today: clock.today() };
      const change = await addReader(tx, acting, { serviceId, staffId: sent.staff });
      if (change.kind === "accepted") {
        return redirectDone(servicePaths.service(serviceId), "The reader was added.");
      }
      const { errors } = change;
      const { today } = acting;
      return {
        kind: "invalid",
        view: await viewOf(tx, { service, actor, today, csrfToken, errors }),
      };
    },
  }),
  route({
    method: "POST",
    path: "/services/:serviceId/readers/:serviceReaderId/end",
    access: mayManage,
    audit: { action: "service.list-end" },
    shows: { nobody: "services" },
    input: { params: serviceParams.extend({ serviceReaderId: anId }) },
    handle: async ({ tx, actor, clock, params }) => {
      const isEnded = await endReader(tx, { actor, at: clock.now() }, params);
      return isEnded
        ? redirectDone(servicePaths.service(params.serviceId), "The reader was removed.")
        : { kind: "notFound" };
    },
  }),
  route({
    method: "POST",
    path: "/services/:serviceId/teams",
    access: mayManage,
    audit: { action: "service.team" },
    shows: { nobody: "services" },
    input: { params: serviceParams, form: z.object({ team: field(), off: field() }) },
    handle: async ({ tx, actor, clock, frame, params: { serviceId }, form: sent }) => {
      const service = await findService(tx, serviceId);
      if (!service?.isSensitive) return { kind: "notFound" };
      const change = await setServiceTeam(tx, actor, { serviceId, form: sent });
      if (change.kind === "accepted") {
        return redirectDone(servicePaths.service(serviceId), "Teams saved.");
      }
      const { errors } = change;
      const page = { service, actor, today: clock.today(), csrfToken: frame.csrfToken, errors };
      return { kind: "invalid", view: await viewOf(tx, page) };
    },
  }),
];

/** What whoever keeps the directory does with it. */
export const keepRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/services/new",
    access: mayManage,
    audit: { action: "service.list" },
    shows: { nobody: "services" },
    input: {},
    handle: async ({ tx, clock, frame: { csrfToken } }) => {
      const today = clock.today();
      const scheme = await serviceSchemeOn(tx, today);
      const typed = blank(today);
      return {
        kind: "page",
        view: serviceFormPage({ serviceId: undefined, scheme, csrfToken, typed }),
      };
    },
  }),
  route({
    method: "POST",
    path: "/services/new",
    access: mayManage,
    audit: { action: "service.save" },
    shows: { nobody: "services" },
    input: { form },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const scheme = await serviceSchemeOn(tx, clock.today());
      const change = await addService(tx, { actor, at: clock.now(), scheme }, formOf(typed));
      if (change.kind === "accepted") {
        return redirectDone(
          servicePaths.service(change.serviceId),
          "Service added to the directory.",
        );
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      const page = { serviceId: undefined, scheme, csrfToken, typed, errors };
      return { kind: "invalid", view: serviceFormPage(page) };
    },
  }),
  route({
    method: "GET",
    path: "/services/:serviceId/edit",
    access: mayManage,
    audit: { action: "service.read" },
    shows: { nobody: "services" },
    input: { params: serviceParams },
    handle: async ({ tx, clock, frame: { csrfToken }, params: { serviceId } }) => {
      const service = await findService(tx, serviceId);
      if (!service) return { kind: "notFound" };
      const scheme = await serviceSchemeOn(tx, clock.today());
      const typed = typedOf(service);
      return { kind: "page", view: serviceFormPage({ serviceId, scheme, csrfToken, typed }) };
    },
  }),
  route({
    method: "POST",
    path: "/services/:serviceId/edit",
    access: mayManage,
    audit: { action: "service.save" },
    shows: { nobody: "services" },
    input: { params: serviceParams, form },
    handle: async ({ tx, actor, clock, frame, params: { serviceId }, form: typed }) => {
      if (!(await findService(tx, serviceId))) return { kind: "notFound" };
      const scheme = await serviceSchemeOn(tx, clock.today());
      const acting = { actor, at: clock.now(), scheme };
      const { version } = typed;
      const change = await changeService(tx, acting, { serviceId, version, form: formOf(typed) });
      if (change.kind === "accepted") {
        return redirectDone(servicePaths.service(serviceId), "Service saved.");
      }
      const page = { serviceId, scheme, csrfToken: frame.csrfToken, typed };
      return change.kind === "stale"
        ? { kind: "stale", view: serviceFormPage({ ...page, isStale: true }) }
        : { kind: "invalid", view: serviceFormPage({ ...page, errors: change.errors }) };
    },
  }),
  ...readerRoutes,
];
