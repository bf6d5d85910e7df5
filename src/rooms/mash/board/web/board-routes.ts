import { z } from "zod";
import type { Clock } from "../../../../kernel/clock.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { field, optionalQuery } from "../../../../platform/http/field.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { formText } from "../../../../platform/http/text.ts";
import { ratingSchemeOn } from "../../rate-concern.ts";
import { listDecisionMakers } from "../../take-concern.ts";
import { paths } from "../../web/paths.ts";
import { assignMany, tickedIn } from "../assign-many.ts";
import { listBoard, type BoardRow } from "../board-reads.ts";
import { boardPage, tickOf, type BoardPage } from "./board-page.tsx";
import { confirmPage } from "./confirm-page.tsx";

const access = { permission: "mash.decide" } as const;
const many = optionalQuery(z.coerce.number<string>().int().min(0).max(1000));
const assignForm = z.object({
  concern: z
    .union([z.array(formText()), formText().transform((one) => (one === "" ? [] : [one]))])
    .default([]),
  staff: field(),
  confirmed: field(),
});
type AssignForm = z.output<typeof assignForm>;

type Around = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly csrfToken: string;
};

const idsOf = (rows: readonly BoardRow[]): readonly string[] =>
  rows.map(({ concernId }) => concernId);

async function factsOf({ tx, actor, clock, csrfToken }: Around): Promise<BoardPage> {
  const today = clock.today();
  return {
    csrfToken,
    today,
    now: clock.now(),
    rows: await listBoard(tx, actor),
    makers: await listDecisionMakers(tx, today),
    scheme: await ratingSchemeOn(tx, today),
  };
}

/** Before it is given: the board again where something is missing, else what is about to be given. */
async function asked(around: Around, { concern, staff }: AssignForm): Promise<Outcome> {
  const board = await factsOf(around);
  const chosen = board.rows.filter((row) => concern.includes(tickOf(row)));
  const taker = board.makers.find(({ staffId }) => staffId === staff);
  const first = board.rows[0];
  const subjectIds = idsOf(board.rows);
  const again = { ...board, ticked: concern, staff };
  if (chosen.length === 0) {
    const error = {
      text: "Choose the concerns that you give to a colleague",
      href: first ? `#pick-${first.concernId}` : "#main-content",
    };
    return { kind: "invalid", view: boardPage({ ...again, error }), subjectIds };
  }
  if (!taker) {
    const error = { text: "Choose who works on these", href: "#staff" };
    return { kind: "invalid", view: boardPage({ ...again, error }), subjectIds };
  }
  const { csrfToken, today } = board;
  const view = confirmPage({ rows: chosen, taker, csrfToken, today });
  return { kind: "page", view, subjectIds: idsOf(chosen) };
}

export const boardRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/mash/board",
    access,
    audit: { action: "mash.board" },
    shows: { about: "children" },
    input: { query: z.object({ given: many, left: many }) },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, query: { given, left = 0 } }) => {
      const board = await factsOf({ tx, actor, clock, csrfToken });
      const done = given === undefined ? undefined : { given, left };
      return { kind: "page", view: boardPage({ ...board, done }), subjectIds: idsOf(board.rows) };
    },
  }),
  route({
    method: "POST",
    path: "/mash/board/assign",
    access,
    audit: { action: "mash.assign" },
    shows: { about: "children" },
    input: { form: assignForm },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, form }) => {
      const around = { tx, actor, clock, csrfToken };
      if (form.confirmed !== "yes") return asked(around, form);
      const acting = { actor, at: clock.now(), today: clock.today() };
      const ticked = tickedIn(form.concern);
      const change = await assignMany(tx, acting, { ticked, staffId: form.staff });
      if (change.kind === "invalid") return asked(around, form);
      const { given, left } = change;
      return {
        kind: "redirect",
        to: `${paths.board}?given=${given.length}&left=${left.length}`,
        subjectIds: given,
      };
    },
  }),
];
