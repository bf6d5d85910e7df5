import { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, anyField, field } from "../../../platform/http/field.ts";
import type { Frame } from "../../../platform/http/frame.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import type { Rooms } from "../../../platform/rooms/slot.ts";
import { listColleagues } from "../../directory/index.ts";
import type { Leaver } from "../../accounts/index.ts";
import { chosenOf, handOverAll, readLeftWork, sumWords } from "../hand-over-work.ts";
import { findLeaver } from "./find-leaver.ts";
import { idOfRow } from "./hand-over-form.tsx";
import { leaverPaths } from "./paths.ts";
import { confirmPage, leftWorkPage, type WorkPage } from "./work-page.tsx";

const access = { permission: "circle.manage" } as const;
const params = z.object({ staffId: anId });
const form = z.object({ to: field(), row: anyField.default("") });

type ReadContext = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly frame: Frame;
  readonly rooms: Rooms;
};

const typedOf = (sent: z.output<typeof form>): WorkPage["typed"] => ({
  to: sent.to,
  chosen: [sent.row].flat().map(idOfRow),
});

async function pageOf({ tx, clock, frame, rooms }: ReadContext, leaver: Leaver): Promise<WorkPage> {
  return {
    leaver,
    work: await readLeftWork(tx, { staffId: leaver.staffId, at: clock.now(), rooms }),
    colleagues: await listColleagues(tx, clock.today()),
    csrfToken: frame.csrfToken,
    typed: { to: "", chosen: [] },
  };
}

const subjectsOf = ({ leaver, work }: WorkPage): readonly string[] => [
  ...new Set([
    leaver.staffId,
    ...[...work.places, ...work.kinds.flatMap(({ rows }) => rows)].map(({ personId }) => personId),
  ]),
];

export const leftWorkRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/leavers/:staffId/work",
    access,
    audit: { action: "leaver.work.read" },
    shows: { about: "children" },
    input: { params },
    handle: async (given) => {
      const { staffId } = given.params;
      const leaver = await findLeaver(given, staffId);
      if (!leaver) return { kind: "notFound", subjectIds: [staffId] };
      const page = await pageOf(given, leaver);
      return { kind: "page", view: leftWorkPage(page), subjectIds: subjectsOf(page) };
    },
  }),
  route({
    method: "POST",
    path: "/leavers/:staffId/work",
    access,
    audit: { action: "leaver.work.choose" },
    shows: { about: "children" },
    input: { params, form },
    handle: async (given) => {
      const { staffId } = given.params;
      const leaver = await findLeaver(given, staffId);
      if (!leaver) return { kind: "notFound", subjectIds: [staffId] };
      const all = { ...(await pageOf(given, leaver)), typed: typedOf(given.form) };
      const work = chosenOf(all.work, all.typed.chosen);
      const isColleague = all.colleagues.some((one) => one.staffId === all.typed.to);
      const errors = [
        ...(sumWords(work) === "" ? [{ field: "row", message: "Choose at least one thing" }] : []),
        ...(isColleague && all.typed.to !== staffId
          ? []
          : [{ field: "to", message: "Choose who takes over" }]),
      ];
      const subjectIds = subjectsOf(all);
      if (errors.length > 0) {
        return { kind: "invalid", view: leftWorkPage({ ...all, errors }), subjectIds };
      }
      return { kind: "page", view: confirmPage({ ...all, work }), subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/leavers/:staffId/work/confirm",
    access,
    audit: { action: "leaver.work.hand-over" },
    shows: { about: "children" },
    input: { params, form },
    handle: async ({ stopPlaces, ...given }) => {
      const { tx, actor, clock, rooms } = given;
      const { staffId } = given.params;
      const leaver = await findLeaver(given, staffId);
      if (!leaver) return { kind: "notFound", subjectIds: [staffId] };
      const typed = typedOf(given.form);
      const handing = {
        actor,
        at: clock.now(),
        today: clock.today(),
        leaver,
        stopPlaces,
        rooms,
      };
      const done = await handOverAll(tx, handing, typed);
      const page = await pageOf(given, leaver);
      if (done.kind === "invalid") {
        const errors = [{ field: "row", message: done.message }];
        const view = leftWorkPage({ ...page, typed, errors });
        return { kind: "invalid", view, subjectIds: [staffId] };
      }
      const { personIds, stayed } = done;
      const subjectIds = [...personIds, staffId, typed.to];
      const detail = { handed: personIds.length, stayed: stayed.length };
      if (stayed.length === 0) {
        return redirectDone(
          leaverPaths.work(staffId),
          "Handed over. The person who takes it was told.",
          { subjectIds, detail },
        );
      }
      return { kind: "page", view: leftWorkPage({ ...page, stayed }), subjectIds, detail };
    },
  }),
];
