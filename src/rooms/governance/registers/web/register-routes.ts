import { z } from "zod";
import type { Permission } from "../../../../kernel/permissions.ts";
import { holds, type StaffActor } from "../../../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../../../platform/database/database.ts";
import { anId, anyField, optionalQuery } from "../../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { listAgencies } from "../../../directory/index.ts";
import { choicesFor, withChosen } from "../entry-choices.ts";
import { findEntry, listEntries, listVersions } from "../entry-reads.ts";
import type { Typed } from "../read-entry.ts";
import type { Entry, Register } from "../register.ts";
import { registerFile } from "../register-sheet.ts";
import { isRegister, registers } from "../registers.ts";
import { addEntry, changeEntry } from "../save-entry.ts";
import { typedOf } from "../typed-entry.ts";
import { entryPage } from "./entry-page.tsx";
import { formPage, type FormPage } from "./form-page.tsx";
import { listPage } from "./list-page.tsx";
import { paths } from "./paths.ts";

const view = { permission: "governance.view" } as const;
const manage = { permission: "governance.manage" } as const;
const ofRegister = z.object({ register: text() });
const ofEntry = z.object({ register: text(), entryId: anId });
const form = z.record(text(), anyField);
const keeping: Permission = "governance.manage";

const registerOf = (key: string): Register | undefined =>
  isRegister(key) ? registers[key] : undefined;

/** The form again, after it came back or before it is filled in. */
async function formView(
  tx: Tx,
  page: Omit<FormPage, "agencies" | "choices">,
): Promise<ReturnType<typeof formPage>> {
  const choices = await choicesFor(tx, page.register, page.entry);
  return formPage({ ...page, choices, agencies: await listAgencies(tx) });
}

const reading: readonly Route[] = [
  route({
    method: "GET",
    path: "/governance/registers/:register",
    access: view,
    audit: { action: "register.list" },
    shows: { nobody: "registers of the partnership" },
    input: {
      params: ofRegister,
      query: z.object({
        show: optionalQuery(z.enum(["all"])),
        page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
      }),
    },
    handle: async ({ tx, actor, clock, params, query }) => {
      const register = registerOf(params.register);
      if (!register) return { kind: "notFound" };
      await lookNarrowly(tx);
      const [withEnded, page] = [query.show === "all", query.page ?? 1];
      const entries = await listEntries(tx, { register: register.key, withEnded, page });
      const agencies = await listAgencies(tx);
      const [now, mayManage] = [clock.now(), holds(actor, keeping)];
      const list = { register, entries, agencies, withEnded, page, now, mayManage };
      return { kind: "page", view: listPage(list) };
    },
  }),
  route({
    method: "GET",
    path: "/governance/registers/:register/file",
    access: view,
    audit: { action: "register.export" },
    shows: { nobody: "registers of the partnership" },
    input: { params: ofRegister },
    handle: async ({ tx, actor, clock, params }) => {
      const register = registerOf(params.register);
      if (!register) return { kind: "notFound" };
      const entries = await everyEntry(tx, register);
      const agencies = await listAgencies(tx);
      const parts = { register, entries, agencies, reader: readerOf(actor), now: clock.now() };
      return {
        kind: "file",
        file: registerFile(parts),
        subjectIds: entries.map(({ entryId }) => entryId),
      };
    },
  }),
  route({
    method: "GET",
    path: "/governance/registers/:register/:entryId",
    access: view,
    audit: { action: "register.read" },
    shows: { nobody: "registers of the partnership" },
    input: { params: ofEntry },
    handle: async ({ tx, actor, clock, params }) => {
      const register = registerOf(params.register);
      const entry = register && (await findEntry(tx, register.key, params.entryId));
      if (!entry) return { kind: "notFound", subjectIds: [params.entryId] };
      const versions = await listVersions(tx, entry.entryId);
      const agencies = await listAgencies(tx);
      const [now, mayManage] = [clock.now(), holds(actor, keeping)];
      const page = { register, entry, versions, agencies, now, mayManage };
      return { kind: "page", view: entryPage(page), subjectIds: [entry.entryId] };
    },
  }),
];

const readerOf = ({ name, posts }: StaffActor): string =>
  [name, posts[0]?.agencyName].filter(Boolean).join(", ");

async function everyEntry(tx: Tx, register: Register): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  for (let page = 1; ; page++) {
    const some = await listEntries(tx, { register: register.key, withEnded: true, page });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const adding: readonly Route[] = [
  route({
    method: "GET",
    path: "/governance/registers/:register/new",
    access: manage,
    audit: { action: "register.new" },
    shows: { nobody: "registers of the partnership" },
    input: { params: ofRegister },
    handle: async ({ tx, frame: { csrfToken }, params }) => {
      const register = registerOf(params.register);
      if (!register) return { kind: "notFound" };
      const typed = typedOf(register, undefined);
      const page = { register, entry: undefined, csrfToken, typed };
      return { kind: "page", view: await formView(tx, page) };
    },
  }),
  route({
    method: "POST",
    path: "/governance/registers/:register/new",
    access: manage,
    audit: { action: "register.add" },
    shows: { nobody: "registers of the partnership" },
    input: { params: ofRegister, form },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, params, form: typed }) => {
      const register = registerOf(params.register);
      if (!register) return { kind: "notFound" };
      const now = clock.now();
      const choices = await choicesFor(tx, register, undefined);
      const ground = { agencies: await listAgencies(tx), choices, now };
      const saved = await addEntry(tx, { actor, at: now }, { register, typed, ground });
      if (saved.kind === "accepted") {
        const { entryId } = saved;
        return redirectDone(paths.entry(register.key, entryId), "Entry added to the register.", {
          subjectIds: [entryId],
        });
      }
      const errors = saved.kind === "invalid" ? saved.errors : [];
      const page = { register, entry: undefined, csrfToken, typed, errors };
      return { kind: "invalid", view: await formView(tx, page) };
    },
  }),
];

const changing: readonly Route[] = [
  route({
    method: "GET",
    path: "/governance/registers/:register/:entryId/edit",
    access: manage,
    audit: { action: "register.read" },
    shows: { nobody: "registers of the partnership" },
    input: { params: ofEntry },
    handle: async ({ tx, frame: { csrfToken }, params }) => {
      const register = registerOf(params.register);
      const entry = register && (await findEntry(tx, register.key, params.entryId));
      if (!entry) return { kind: "notFound", subjectIds: [params.entryId] };
      const choices = await choicesFor(tx, register, entry);
      const typed = typedOf(register, withChosen(register, entry, choices));
      const page = { register, entry, csrfToken, typed };
      return { kind: "page", view: await formView(tx, page), subjectIds: [entry.entryId] };
    },
  }),
  route({
    method: "POST",
    path: "/governance/registers/:register/:entryId/edit",
    access: manage,
    audit: { action: "register.change" },
    shows: { nobody: "registers of the partnership" },
    input: { params: ofEntry, form },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, params, form: typed }) => {
      const register = registerOf(params.register);
      const entry = register && (await findEntry(tx, register.key, params.entryId));
      if (!entry) return { kind: "notFound", subjectIds: [params.entryId] };
      const now = clock.now();
      const choices = await choicesFor(tx, register, entry);
      const ground = { agencies: await listAgencies(tx), choices, now };
      const saved = await changeEntry(tx, { actor, at: now }, { entry, register, typed, ground });
      const outcome = await answerChange(tx, saved, { register, entry, csrfToken, typed });
      return { ...outcome, subjectIds: [entry.entryId] };
    },
  }),
];

async function answerChange(
  tx: Tx,
  saved: Awaited<ReturnType<typeof changeEntry>>,
  page: { register: Register; entry: Entry; csrfToken: string; typed: Typed },
): Promise<Outcome> {
  const { register, entry, typed } = page;
  if (saved.kind === "accepted") {
    return redirectDone(paths.entry(register.key, entry.entryId), "Entry saved.");
  }
  if (saved.kind === "invalid") {
    return { kind: "invalid", view: await formView(tx, { ...page, errors: saved.errors }) };
  }
  // Theirs is shown, and saving again is meant: the form carries their version from now on.
  const theirs = (await findEntry(tx, register.key, entry.entryId)) ?? entry;
  const kept = { ...typed, version: String(theirs.version) };
  return {
    kind: "stale",
    view: await formView(tx, { ...page, entry: theirs, typed: kept, isStale: true }),
  };
}

export const registerRoutes: readonly Route[] = [...adding, ...reading, ...changing];
