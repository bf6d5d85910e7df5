import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { HomeLine, HomePart } from "../../../platform/rooms/home-slots.ts";
import { opensNoRecord, places } from "../../../platform/rooms/places.ts";
import { fullName } from "../../subjects/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { listMyChildren } from "../my-children-reads.ts";
import { looksAtSamples } from "./whose-home.ts";

const most = 10;

/** Records that were opened to somebody for a time. */
export const samplePart: HomePart = {
  order: 30,
  isFor: looksAtSamples,
  read: async ({ tx, actor, now }) => {
    const asked = { at: now, whose: "mine", page: 1, pageSize: most } as const;
    const { children, total } = await listMyChildren(tx, actor, asked);
    return {
      heading: `Records open to you: ${total}`,
      lines: children.map((child) => ({
        text: fullName(child),
        href: paths.child(child.personId),
        more: child.reference,
      })),
      empty: "No record is open to you now. A record is opened to you for a limited time.",
      all: { text: "My work", href: "/work" },
      subjectIds: children.map(({ personId }) => personId),
    };
  },
};

const overlooks = (actor: StaffActor): boolean =>
  looksAtSamples(actor) || (opensNoRecord(actor) && holds(actor, "statistics.view"));

/** Every page that a reader's role opens, for those who have no list of work. */
export const openPart: HomePart = {
  order: 80,
  isFor: overlooks,
  read: ({ actor, rooms }) =>
    Promise.resolve({
      heading: "What is open to you",
      lines: places
        .allIn(rooms)
        .filter(({ under, href }) => under !== "yours" && href !== "/work")
        .filter(({ needs }) => needs === undefined || holds(actor, needs))
        .map(({ text, href }) => ({ text, href })),
      empty: "",
      all: { text: "All pages", href: "/pages" },
    }),
};

type Ask = HomeLine & { readonly isFor: (actor: StaffActor) => boolean };

const asks: readonly Ask[] = [
  {
    isFor: looksAtSamples,
    text: "A sample of records, for a limited time",
    more: "Ask the exploitation co-ordinator: they add you to each child’s professional network with a reason and an end.",
  },
  {
    isFor: (actor) => holds(actor, "governance.agree"),
    text: "Lifting a legal hold",
    href: "/governance/holds",
    more: "An information governance officer asks; you agree or refuse as the second person.",
  },
  {
    isFor: (actor) => holds(actor, "configuration.view"),
    text: "What counts are made by",
    href: "/admin/configuration",
    more: "The levels, lists and clocks in force. Ask the co-ordinator for a change.",
  },
  {
    isFor: overlooks,
    text: "A figure that is not here",
    more: "Ask the exploitation co-ordinator. Counts go through disclosure control and name no child.",
  },
];

/** What a reader may ask others for. */
export const askPart: HomePart = {
  order: 90,
  isFor: overlooks,
  read: ({ actor }) =>
    Promise.resolve({
      heading: "What you may ask for",
      lines: asks
        .filter(({ isFor }) => isFor(actor))
        .map(({ text, href, more }) => ({
          text,
          ...(href === undefined ? {} : { href }),
          ...(more === undefined ? {} : { more }),
        })),
      empty: "",
    }),
};
