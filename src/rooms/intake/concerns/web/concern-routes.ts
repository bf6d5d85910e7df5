import { z } from "zod";
import type { Clock } from "../../../../kernel/clock.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { docxType, toDocx } from "../../../../platform/documents/index.ts";
import { madeFile } from "../../../../platform/files/made-file.ts";
import { findFile } from "../../../../platform/files/stored-files.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { askOutcome } from "../ask-outcome.ts";
import { concernPaper } from "../concern-paper.ts";
import { findDesksNow } from "../desks-now.ts";
import { isKeptBack } from "../part-entries.ts";
import { listPartEntries } from "../part-reads.ts";
import { listSendingTeams } from "../sending-teams.ts";
import { concernFacts, type ConcernFacts } from "./concern-facts.ts";
import { concernPage } from "./concern-page.tsx";
import { concernParams, concernRoute } from "./concern-route.ts";
import { paths } from "./paths.ts";
import { sentPage } from "./sent-page.tsx";

const input = { params: concernParams };

const readingNow = ({ id }: StaffActor, clock: Clock) => ({
  readerId: id,
  now: clock.now(),
  today: clock.today(),
});

const desksFor = (tx: Tx, { now, today }: Pick<ConcernFacts, "now" | "today">) =>
  findDesksNow(tx, { at: now, today });

export const concernRecordRoutes: readonly Route[] = [
  concernRoute({
    method: "GET",
    path: "/concerns/:concernId",
    audit: { action: "concern.read" },
    input,
    handle: async (concern, { tx, actor, clock, frame: { csrfToken } }) => {
      const facts = await concernFacts(tx, concern, readingNow(actor, clock));
      const desks = await desksFor(tx, facts);
      return { kind: "page", view: concernPage(facts, { desks, csrfToken }) };
    },
  }),
  concernRoute({
    method: "POST",
    path: "/concerns/:concernId/ask",
    audit: { action: "concern.ask" },
    input: { ...input, form: z.object({}) },
    handle: async (concern, { tx, actor, clock }) => {
      await askOutcome(tx, { actor, at: clock.now(), today: clock.today() }, concern);
      return redirectDone(paths.concern(concern.concernId), "You asked the MASH for the outcome.");
    },
  }),
  concernRoute({
    method: "GET",
    path: "/concerns/:concernId/sent",
    audit: { action: "concern.read" },
    input,
    handle: async (concern, { tx, actor, clock }) => {
      if (concern.decidedAt !== null) {
        return { kind: "redirect", to: paths.concern(concern.concernId) };
      }
      const facts = await concernFacts(tx, concern, readingNow(actor, clock));
      return { kind: "page", view: sentPage(facts, await desksFor(tx, facts)) };
    },
  }),
  concernRoute({
    method: "GET",
    path: "/concerns/:concernId/word",
    audit: { action: "concern.export" },
    input,
    handle: async (concern, { tx, actor, clock }) => {
      const facts = await concernFacts(tx, concern, readingNow(actor, clock));
      const teams = await listSendingTeams(tx, actor, facts.today);
      const team = teams.find(({ teamId }) => teamId === concern.teamId);
      const madeFor = team?.agency ?? actor.partnershipName;
      const paper = concernPaper({ ...facts, madeBy: actor.name, madeFor });
      return {
        kind: "file",
        file: madeFile({
          name: `Concern ${concern.reference}.docx`,
          mediaType: docxType,
          says: paper,
          make: toDocx,
        }),
      };
    },
  }),
  concernRoute({
    method: "GET",
    path: "/concerns/:concernId/files/:entryId",
    audit: { action: "concern.file.read" },
    input: { params: concernParams.extend({ entryId: text() }) },
    handle: async (concern, { tx, actor, params }) => {
      const entries = await listPartEntries(tx, concern.concernId);
      const entry = entries.find(({ entryId }) => entryId === params.entryId);
      const file =
        entry?.fileId && !isKeptBack(entry, actor)
          ? await findFile(tx, entry.fileId, { id: actor.id, reviewsPictures: false })
          : undefined;
      return file ? { kind: "file", file } : { kind: "notFound" };
    },
  }),
];
