import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { OverdueTabs } from "../../work/index.ts";
import { routeKind } from "../../../platform/http/route-kind.ts";
import { deskList } from "../desk-list.ts";
import {
  findHandover,
  findProduct,
  listAbout,
  listAlike,
  listDisseminations,
} from "../desk-reads.ts";
import { entryFile } from "../entry-file.ts";
import { findEntry, type Entry } from "../entry-reads.ts";
import { intelligenceSchemeOn, waysOn } from "../intelligence-scheme.ts";
import { withdraw } from "../share.ts";
import { deskPage, entryPage } from "./desk-pages.tsx";
import { byOn, entryParams, handles, shows } from "./intelligence-form.ts";
import { intelligencePaths } from "./paths.ts";

/** An entry that police may read: one's own that was sent is not handled before it is passed on. */
export async function findHandled(tx: Tx, intelligenceId: string): Promise<Entry | undefined> {
  const entry = await findEntry(tx, intelligenceId);
  const isPassed = entry && entry.state !== "asked" && entry.state !== "withheld";
  return isPassed && entry.original !== null ? entry : undefined;
}

/** About one entry at the desk; the audit names it also where it is out of reach. */
const entryRoute = routeKind({
  under: "/intelligence/:intelligenceId",
  params: entryParams,
  shows,
  access: handles,
  find: ({ tx, params: { intelligenceId } }) => findHandled(tx, intelligenceId),
  names: ({ params: { intelligenceId } }) => [intelligenceId],
});

const deskRoute = route({
  method: "GET",
  path: "/intelligence",
  access: handles,
  audit: { action: "intelligence.list" },
  shows,
  input: { query: deskList.query },
  handle: async (given) => {
    const shown = await deskList.show(given, { path: intelligencePaths.desk() });
    const { rooms, actor } = given;
    const tabs =
      shown.asked.show === "late"
        ? OverdueTabs({ rooms, actor, current: intelligencePaths.desk("late") })
        : null;
    return { kind: "page", view: deskPage(shown, tabs) };
  },
});

const readRoute = entryRoute({
  method: "GET",
  path: "/intelligence/:intelligenceId",
  audit: { action: "intelligence.read" },
  input: {},
  handle: async (entry, { tx, clock, frame }) => {
    const { intelligenceId } = entry;
    const today = clock.today();
    const view = entryPage({
      entry,
      product: await findProduct(tx, intelligenceId),
      handover: await findHandover(tx, intelligenceId),
      log: await listDisseminations(tx, intelligenceId),
      about: await listAbout(tx, intelligenceId),
      alike: await listAlike(tx, intelligenceId),
      scheme: await intelligenceSchemeOn(tx, today),
      today,
      csrfToken: frame.csrfToken,
    });
    return { kind: "page", view };
  },
});

const fileRoute = entryRoute({
  method: "GET",
  path: "/intelligence/:intelligenceId/file",
  audit: { action: "intelligence.file" },
  input: {},
  handle: async ({ intelligenceId, state }, { tx, clock }) => {
    const product = await findProduct(tx, intelligenceId);
    const scheme = await intelligenceSchemeOn(tx, clock.today());
    const isOff = !waysOn(scheme).includes("file");
    if (!product || isOff || state === "not-used") return { kind: "notFound" };
    const about = await listAbout(tx, intelligenceId);
    return { kind: "file", file: entryFile({ intelligenceId, product, about, scheme }) };
  },
});

const withdrawRoute = entryRoute({
  method: "POST",
  path: "/intelligence/:intelligenceId/share/:disseminationId/withdraw",
  audit: { action: "intelligence.withdraw" },
  input: {
    params: entryParams.extend({ disseminationId: anId }),
    form: z.object({ version: field() }),
  },
  handle: async ({ intelligenceId }, { tx, actor, clock, params, form: { version } }) => {
    const log = await listDisseminations(tx, intelligenceId);
    const line = log.find((one) => one.disseminationId === params.disseminationId);
    if (!line) return { kind: "notFound" };
    const change = await withdraw(tx, byOn({ actor, clock }), { line, version });
    const done =
      change.kind === "accepted"
        ? "Withdrawn. The agency reads it no more; the log keeps the line."
        : "Nothing was changed: a colleague was first.";
    return redirectDone(intelligencePaths.one(intelligenceId), done);
  },
});

export const deskRoutes: readonly Route[] = [deskRoute, readRoute, fileRoute, withdrawRoute];
