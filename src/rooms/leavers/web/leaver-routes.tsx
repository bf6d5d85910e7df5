import { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import { anId, anyField, field } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Frame } from "../../../platform/http/frame.ts";
import { redirectDone, type Outcome, type View } from "../../../platform/http/outcome.ts";
import { route, type ByStaff, type Route } from "../../../platform/http/route.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { Rooms } from "../../../platform/rooms/slot.ts";
import { listColleagues } from "../../directory/index.ts";
import { listLeavers, type Leaver } from "../../accounts/index.ts";
import { handOverPlaces, type Group, type HandedOver } from "../hand-over.ts";
import { handOverActions } from "../hand-over-work.ts";
import { findSums, readLeft } from "../left-reads.ts";
import { findLeaver } from "./find-leaver.ts";
import { idOfRow } from "./hand-over-form.tsx";
import { leaverPage, whenWords, type LeaverPage } from "./leaver-page.tsx";
import { leaverPaths } from "./paths.ts";
import { leftWorkRoutes } from "./work-routes.ts";

const access = { permission: "circle.manage" } as const;
const params = z.object({ staffId: anId });
const form = z.object({ to: field(), row: anyField.default("") });

type ReadContext = ByStaff & {
  readonly tx: Tx;
  readonly clock: Clock;
  readonly frame: Frame;
  readonly rooms: Rooms;
};

async function view(
  { tx, clock, rooms, frame: { csrfToken } }: ReadContext,
  leaver: Leaver,
  again: Pick<LeaverPage, "typed" | "errors" | "stayed"> = {},
): Promise<{ readonly view: View; readonly personIds: readonly string[] }> {
  const of = { staffId: leaver.staffId, at: clock.now() };
  const sums = (await findSums(tx, of)) ?? nothing;
  const left = await readLeft(tx, of, rooms);
  const colleagues = await listColleagues(tx, clock.today());
  const { places, promises, holdings } = left;
  const held = holdings.flatMap(({ rows }) => rows);
  return {
    view: leaverPage({ leaver, left, sums, colleagues, csrfToken, ...again }),
    personIds: [
      ...new Set([...places, ...promises, ...held].flatMap(({ personId }) => personId ?? [])),
    ],
  };
}

const nothing = { places: 0, promises: 0, meetings: 0, concerns: 0, papers: 0, exports: [] };

/** One group to one colleague. What could not go over is said on the page, with the reason. */
function handing(of: Group, handOver: typeof handOverPlaces): Route {
  return route({
    method: "POST",
    path: `/leavers/:staffId/${of}`,
    access,
    audit: { action: `leaver.${of}.hand-over` },
    shows: { about: "children" },
    input: { params, form },
    handle: async ({ stopPlaces, ...given }): Promise<Outcome> => {
      const { tx, actor, clock, rooms, params: asked, form: typed } = given;
      const leaver = await findLeaver(given, asked.staffId);
      if (!leaver) return { kind: "notFound", subjectIds: [asked.staffId] };
      const acting = {
        actor,
        at: clock.now(),
        today: clock.today(),
        leaver,
        stopPlaces,
        rooms,
      };
      const chosen = [typed.row].flat().map(idOfRow);
      const done = await handOver(tx, acting, { to: typed.to, chosen });
      return after(given, leaver, { of, done, to: typed.to });
    },
  });
}

async function after(
  asking: ReadContext,
  leaver: Leaver,
  { of, done, to }: { readonly of: Group; readonly done: HandedOver; readonly to: string },
): Promise<Outcome> {
  const { staffId } = leaver;
  if (done.kind === "invalid") {
    const errors = [{ field: `${of}-to`, message: done.message }];
    const again = await view(asking, leaver, { typed: { of, to }, errors });
    return { kind: "invalid", view: again.view, subjectIds: [staffId] };
  }
  const { personIds, stayed } = done;
  const subjectIds = [...personIds, staffId, to];
  const detail = { handed: personIds.length, stayed: stayed.length };
  if (stayed.length === 0)
    return redirectDone(
      leaverPaths.leaver(staffId),
      "Handed over. The person who takes it was told.",
      { subjectIds, detail },
    );
  const page = await view(asking, leaver, { stayed });
  return { kind: "page", view: page.view, subjectIds, detail };
}

export const leaverRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/leavers",
    access,
    audit: { action: "leaver.list" },
    shows: { about: "children" },
    input: {},
    handle: async ({ tx, clock }) => ({
      kind: "page",
      view: listPage(await listLeavers(tx, clock.now())),
    }),
  }),
  route({
    method: "GET",
    path: "/leavers/:staffId",
    access,
    audit: { action: "leaver.read" },
    shows: { about: "children" },
    input: { params },
    handle: async (given) => {
      const { staffId } = given.params;
      const leaver = await findLeaver(given, staffId);
      if (!leaver) return { kind: "notFound", subjectIds: [staffId] };
      const page = await view(given, leaver);
      return { kind: "page", view: page.view, subjectIds: [staffId, ...page.personIds] };
    },
  }),
  handing("places", handOverPlaces),
  handing("promises", handOverActions),
  ...leftWorkRoutes,
];

const listPage = (leavers: readonly Leaver[]): View => ({
  title: "Colleagues who leave",
  body: (
    <>
      <h1 class="govuk-heading-l">Colleagues who leave</h1>
      <p class="govuk-body app-form">
        Of your team, those whose last day is set and those who left in the last 90 days. Reassign
        their work before their last day.
      </p>
      <SortableTable
        caption="Colleagues who leave"
        captionClasses="govuk-visually-hidden"
        columns={[
          { key: "name", text: "Name" },
          { key: "when", text: "When" },
        ]}
        groups={[
          {
            rows: leavers.map((leaver) => ({
              name: (
                <a class="govuk-link" href={leaverPaths.leaver(leaver.staffId)}>
                  {leaver.name}
                </a>
              ),
              when: whenWords(leaver),
            })),
          },
        ]}
        empty="Nobody of your team leaves."
      />
    </>
  ),
});
