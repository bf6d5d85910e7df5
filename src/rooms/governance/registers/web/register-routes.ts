import { z } from "zod";
import type { Permission } from "../../../../kernel/permissions.ts";
import { holds, type StaffActor } from "../../../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../../../platform/database/database.ts";
import { anId, optionalQuery } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { listAgencies } from "../../../directory/index.ts";
import { byOn, staffForm } from "../../../work/index.ts";
import { choicesFor, withChosen } from "../entry-choices.ts";
import { findEntry, listEntries, listVersions } from "../entry-reads.ts";
import type { Entry, Register } from "../register.ts";
import { entryTyped, registerForm } from "../register-form.ts";
import { registerFile } from "../register-sheet.ts";
import { isRegister, registers } from "../registers.ts";
import { addEntry, changeEntry } from "../save-entry.ts";
import { entryPage } from "./entry-page.tsx";
import { formPage, type Entering } from "./form-page.tsx";
import { listPage } from "./list-page.tsx";
import { paths } from "./paths.ts";

const view = { permission: "governance.view" } as const;
const manage = { permission: "governance.manage" } as const;
const ofRegister = z.object({ register: text() });
const ofEntry = z.object({ register: text(), entryId: anId });
const keeping: Permission = "governance.manage";

const registerOf = (key: string): Register | undefined =>
  isRegister(key) ? registers[key] : undefined;

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

const shows = { nobody: "registers of the partnership" } as const;

/** What the form of an entry is about; undefined where its address leads to nothing. */
async function entering(
  tx: Tx,
  { register: key, entryId }: { readonly register: string; readonly entryId?: string },
): Promise<Entering | undefined> {
  const register = registerOf(key);
  const entry =
    register && entryId !== undefined ? await findEntry(tx, register.key, entryId) : undefined;
  if (!register || (entryId !== undefined && !entry)) return undefined;
  const choices = await choicesFor(tx, register, entry);
  return { register, entry, choices, agencies: await listAgencies(tx) };
}

const formIn = ({ register, entry }: Entering) => registerForm(register, entry);

const adding = staffForm({
  path: "/governance/registers/:register/new",
  params: ofRegister,
  access: manage,
  reads: "register.new",
  action: "register.add",
  shows,
  done: "Entry added to the register.",
  form: formIn,
  about: ({ tx, params }) => entering(tx, params),
  begin: ({ register }) => entryTyped(register, undefined),
  send: async (about, sent) => {
    const by = byOn(sent);
    const form = { ...about, typed: sent.typed, reading: { ...about, now: by.at } };
    const saved = await addEntry(sent.tx, by, form);
    if (saved.kind !== "accepted") return saved;
    const { entryId } = saved;
    return {
      kind: "accepted",
      to: paths.entry(about.register.key, entryId),
      subjectIds: [entryId],
    };
  },
  home: ({ register }) => paths.register(register.key),
  page: formPage,
});

const changing = staffForm({
  path: "/governance/registers/:register/:entryId/edit",
  params: ofEntry,
  access: manage,
  reads: "register.read",
  action: "register.change",
  shows,
  subjectIds: ({ entryId }) => [entryId],
  done: "Entry saved.",
  form: formIn,
  about: async ({ tx, params }) => {
    const found = await entering(tx, params);
    return found?.entry && { ...found, entry: found.entry };
  },
  begin: ({ register, entry, choices }) =>
    entryTyped(register, withChosen(register, entry, choices)),
  send: async (about, sent) => {
    const by = byOn(sent);
    const form = { ...about, typed: sent.typed, reading: { ...about, now: by.at } };
    return changeEntry(sent.tx, by, form);
  },
  home: ({ register, entry }) => paths.entry(register.key, entry.entryId),
  page: formPage,
});

export const registerRoutes: readonly Route[] = [...adding, ...reading, ...changing];
