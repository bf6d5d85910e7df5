import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { holds } from "../../../platform/access/actor.ts";
import type { HomePart } from "../../../platform/rooms/home-slots.ts";
import { listConcerns, listNextSteps } from "./concern-reads.ts";
import { childName, clockInWords, statusNames, statusOf } from "./concern-words.ts";
import { listSendingTeams } from "./sending-teams.ts";
import { paths } from "./web/paths.ts";

const most = 5;

/** The latest concerns of the reader's team, and what came of each. */
export const concernsPart: HomePart = {
  order: 60,
  isFor: (actor) => holds(actor, "concern.raise") && !actor.isWide,
  read: async ({ tx, actor, now, today }) => {
    const teams = await listSendingTeams(tx, actor, today);
    const concerns = (await listConcerns(tx, teams, 1)).slice(0, most);
    const ids = concerns.map(({ concernId }) => concernId);
    const nextSteps = await listNextSteps(tx, ids);
    return {
      heading: "Concerns your team sent",
      lines: concerns.map((concern) => {
        const outcome = nextSteps.get(concern.concernId);
        const sent = `${concern.reference}, sent ${formatDate(londonDate(concern.sentAt))}`;
        const said = outcome ?? `Decision ${clockInWords(concern, now)}`;
        return {
          text: childName(concern),
          href: paths.concern(concern.concernId),
          more: `${statusNames[statusOf(concern)]}: ${said}. ${sent}`,
        };
      }),
      empty:
        "Nothing has been sent yet. Each concern your team sends is listed here with when the MASH decides and what was decided.",
      all: { text: "All concerns your team sent", href: "/concerns" },
      subjectIds: ids,
    };
  },
};
