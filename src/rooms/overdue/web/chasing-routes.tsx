import { z } from "zod";
import { isId, newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, field, optionalQuery } from "../../../platform/http/field.ts";
import { moved } from "../../../platform/http/moved.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { getWorkingCalendar, listPosted } from "../../directory/index.ts";
import {
  findAskedNow,
  listPanelsWait,
  mostOfEach,
  openMeetings,
  OverdueTabs,
} from "../../work/index.ts";
import { ask } from "../ask.ts";
import { readOverdue } from "../overdue-reads.ts";
import { byAgency, subjectOf, type Overdue } from "../overdue.ts";
import { whomToAsk } from "../../actions/index.ts";
import { listUnled, nobodyUnled } from "../unled-reads.ts";
import { levelSchemeOn } from "../../child-record/index.ts";
import { chasingPage } from "./chasing-page.tsx";
import type { JustAsked, Line } from "./chasing-view.ts";
import { chasingPaths } from "./paths.ts";

const pageSize = 20;
const some = optionalQuery(z.coerce.number<string>().int().min(0).max(mostOfEach));
const listQuery = z.object({
  agency: optionalQuery(z.uuid()),
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(1000)),
  asked: optionalQuery(z.uuid()),
  own: some,
  unseen: some,
});

const listRoute = route({
  method: "GET",
  path: "/overdue",
  access: { permission: "action.manage" },
  audit: { action: "chasing.list" },
  shows: { about: "children" },
  input: { query: listQuery },
  handle: async ({ tx, actor, clock, rooms, frame, query }) => {
    const at = clock.now();
    const filter = { at, agencyId: query.agency };
    const page = query.page ?? 1;
    const { items, groups } = await readOverdue(tx, actor, {
      ...filter,
      rooms,
      page,
      pageSize,
    });
    const agencies = byAgency(groups);
    const lines = await withWhom(tx, items, { at, today: clock.today() });
    const just = query.asked === undefined ? undefined : await justAsked(tx, query);
    const calendar = await getWorkingCalendar(tx);
    const isWhole = page === 1 && query.agency === undefined;
    const today = clock.today();
    const scheme = await levelSchemeOn(tx, today);
    const unled = isWhole ? await listUnled(tx, actor, { at, scheme }) : nobodyUnled;
    const panels = isWhole ? await listPanelsWait(rooms, tx, actor, { at, today }) : [];
    // Last: it may look narrowly from there on.
    const meetings = isWhole ? await openMeetings.oneIn(rooms)(tx, actor) : [];
    const minutes = meetings.filter(({ startsAt }) => startsAt < at);
    const view = chasingPage({
      tabs: <OverdueTabs rooms={rooms} actor={actor} current={chasingPaths.list()} />,
      agencies,
      lines,
      page,
      pageSize,
      just,
      minutes,
      panels,
      calendar,
      unled,
      highest: scheme.levels.at(-1)?.name ?? "",
      agencyId: query.agency,
      today,
      now: at,
      actorId: actor.id,
      csrfToken: frame.csrfToken,
    });
    const shown = [...lines, ...minutes, ...unled.rows].map(({ personId }) => personId);
    return { kind: "page", view, subjectIds: [...new Set(shown)] };
  },
});

type When = { readonly at: Date; readonly today: string };

async function withWhom(tx: Tx, items: readonly Overdue[], { at, today }: When): Promise<Line[]> {
  const whom = await whomToAsk(tx, items, at);
  const posted = whom.includes(undefined) ? await listPosted(tx, today) : [];
  return items.map((item, index) => {
    const { staffId, staff, phone, agencyId } = item;
    const colleague = posted.find((one) => one.agencyId === agencyId && one.phone !== null);
    const named = staffId !== null && staff !== null ? { name: staff, phone } : undefined;
    const anyone = colleague && {
      name: `${item.agency}: ${colleague.name}`,
      phone: colleague.phone,
    };
    return { ...item, whom: whom[index], ring: named ?? anyone };
  });
}

async function justAsked(
  tx: Tx,
  { asked, own = 0, unseen = 0 }: z.output<typeof listQuery>,
): Promise<JustAsked> {
  const found = await findAskedNow(tx, asked ?? "");
  return {
    asked: found?.asked ?? 0,
    askedOf: found?.askedOf ?? "",
    dueAt: found?.dueAt,
    own,
    unseen,
  };
}

const askAllRoute: Route = route({
  method: "POST",
  path: "/chasing/ask",
  access: { permission: "action.manage" },
  audit: { action: "chase.ask-all" },
  shows: { about: "children" },
  // "back" is the agency that the list was narrowed to, or nothing.
  input: { form: z.object({ agency: anId, back: field() }) },
  handle: async ({ tx, actor, clock, rooms, form: { agency, back } }) => {
    const at = clock.now();
    const { items } = await readOverdue(tx, actor, {
      rooms,
      at,
      agencyId: agency,
      page: 1,
      pageSize: mostOfEach,
      onlyToAsk: true,
    });
    const askingId = newId();
    const about = items.map((item) => ({ ...item, subject: subjectOf(item) }));
    const change = await ask(tx, { actor, at }, { askingId, about, note: "" });
    if (change.kind === "invalid") throw new Error("nothing was typed");
    const { own, unseen } = change;
    return {
      kind: "redirect",
      to: chasingPaths.list({
        ...(isId(back) ? { agency: back } : {}),
        asked: askingId,
        own,
        unseen,
      }),
      subjectIds: [...new Set(items.map(({ personId }) => personId))],
    };
  },
});

const movedRoute = moved({
  from: "/chasing",
  to: chasingPaths.list(),
  access: { permission: "action.manage" },
});

export const chasingRoutes: readonly Route[] = [listRoute, movedRoute, askAllRoute];
