import { formatDate } from "../../kernel/dates.ts";
import { dueInWords } from "../../kernel/words.ts";
import { holds } from "../../platform/access/actor.ts";
import { opensNoRecord } from "../../platform/rooms/places.ts";
import type { HomeLine, HomePart, Need } from "../../platform/rooms/home-slots.ts";
import { readJudged } from "./lead-list.ts";
import type { Judged } from "./lead-state.ts";
import { leadPaths } from "./web/paths.ts";

/** Agencies and schools where a lead is missing, untrained or not confirmed. */
export const leadsNeed: Need = {
  order: 90,
  isFor: (actor) => holds(actor, "lead.manage") && opensNoRecord(actor),
  href: "/leads?show=wrong",
  count: async ({ tx, today }) =>
    (await readJudged(tx, today)).all.filter(({ state }) => state !== "right").length,
  says: (count) =>
    `${count === 1 ? "agency or school" : "agencies and schools"} without a trained, confirmed lead`,
};

const most = 8;

/** Whose training ends, the first to end at the top. */
export const leadsPart: HomePart = {
  order: 20,
  isFor: leadsNeed.isFor,
  read: async ({ tx, today }) => {
    const { all } = await readJudged(tx, today);
    const ending = all
      .flatMap(({ body, lead }) =>
        lead?.trainedUntil ? [{ body, lead, on: lead.trainedUntil }] : [],
      )
      .toSorted((one, other) => one.on.localeCompare(other.on));
    return {
      heading: "Training that expires",
      lines: ending.slice(0, most).map((one) => lineOf(one, today)),
      empty:
        "No lead has training recorded yet. It is listed here, the first to expire at the top, once it is recorded under Exploitation leads.",
      all: { text: "All exploitation leads", href: "/leads" },
    };
  },
};

type Ending = Pick<Judged, "body"> & {
  readonly lead: { readonly name: string };
  readonly on: string;
};

const lineOf = ({ body, lead, on }: Ending, today: string): HomeLine => ({
  text: `${lead.name}, ${body.name}`,
  href: leadPaths.body(body),
  due: on < today ? dueInWords(on, today) : { text: `expires ${formatDate(on)}`, isOverdue: false },
  ...(on < today ? { more: `Expired ${formatDate(on)}` } : {}),
});
