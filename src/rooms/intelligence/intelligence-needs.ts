import { addDays, formatDate, formatDateTime } from "../../kernel/dates.ts";
import { holds } from "../../platform/access/actor.ts";
import {
  countedTogether,
  oncePerHome,
  type HomePart,
  type HomeReader,
  type Need,
} from "../../platform/rooms/home-slots.ts";
import { countDesk, listDesk, type DeskMode } from "./desk-reads.ts";
import { toDecideCount } from "./entry-reads.ts";
import { intelligenceSchemeOn } from "./intelligence-scheme.ts";
import { intelligencePaths } from "./web/paths.ts";

const isOfficer: Need["isFor"] = (actor) => holds(actor, "intelligence.handle");

const schemeOf = oncePerHome(({ tx, today }) => intelligenceSchemeOn(tx, today));

async function askedOf(reader: HomeReader, mode: DeskMode) {
  const { endingDays } = await schemeOf(reader);
  const { partnershipId } = reader.actor;
  const { today } = reader;
  return { partnershipId, mode, today, endingBy: addDays(today, endingDays) };
}

const needOf = (mode: DeskMode, order: number, says: Need["says"]): Need => ({
  order,
  isFor: isOfficer,
  href: intelligencePaths.desk(mode),
  count: async (reader) => countDesk(reader.tx, await askedOf(reader, mode)),
  says,
});

/** What waits for the police's officers, and for a manager who decides in place of telling a child. */
export const intelligenceNeeds: readonly Need[] = [
  needOf("new", 61, () => "to sanitise"),
  needOf("ready", 62, () => "to hand over to the force’s system"),
  needOf("waiting", 63, () => "to answer: intelligence handed over"),
  needOf("ending", 64, (many) =>
    many === 1 ? "intelligence text due for review" : "intelligence texts due for review",
  ),
  {
    order: 65,
    isFor: (actor) => holds(actor, "intelligence.agree"),
    href: intelligencePaths.toDecide,
    isLoud: true,
    count: countedTogether(
      ({ actor }) => toDecideCount(actor.id),
      ({ many }) => many,
    ),
    says: (many) =>
      many === 1
        ? "decision whether what a child said goes to police"
        : "decisions whether what a child said goes to police",
  },
];

const most = 5;

/** The newest that came in, on the home of those who sanitise. */
export const newestPart: HomePart = {
  order: 15,
  isFor: isOfficer,
  read: async (reader) => {
    const asked = await askedOf(reader, "new");
    const newest = await listDesk(reader.tx, { ...asked, limit: most, offset: 0 });
    return {
      heading: "Intelligence to sanitise",
      lines: newest.map(({ intelligenceId, begins, agency, sentAt }) => ({
        text: begins,
        href: intelligencePaths.one(intelligenceId),
        more: `${agency}, ${formatDateTime(sentAt)}`,
      })),
      empty: "Nothing new has come in. What agencies send to police appears here.",
      all: { text: "Intelligence", href: intelligencePaths.desk() },
    };
  },
};

/** Texts whose review is due, by their day. */
export const endingPart: HomePart = {
  order: 16,
  isFor: isOfficer,
  read: async (reader) => {
    const asked = await askedOf(reader, "ending");
    const ending = await listDesk(reader.tx, { ...asked, limit: most, offset: 0 });
    return {
      heading: "Intelligence due for review",
      lines: ending.map(({ intelligenceId, begins, reviewBy }) => ({
        text: begins,
        href: intelligencePaths.one(intelligenceId),
        ...(reviewBy !== null && {
          due: { text: formatDate(reviewBy), isOverdue: reviewBy < reader.today },
        }),
      })),
      empty: "No text is due for review.",
      all: { text: "All due for review", href: intelligencePaths.desk("ending") },
    };
  },
};
