import { holds, type StaffActor } from "./platform/access/actor.ts";
import { places, type Place } from "./platform/rooms/places.ts";
import type { Rooms } from "./platform/rooms/slot.ts";

/** Under which heading a place stands at the foot of a page. */
const headings = {
  children: { title: "Children", width: "full", columns: 3 },
  papers: { title: "Records and papers", width: "one-third" },
  partnership: { title: "The partnership", width: "one-third" },
  yours: { title: "Yours", width: "one-third" },
} as const;

/** Help is the sixth at the head. */
const mostAtTheHead = 5;

function placesFor(
  rooms: Rooms,
  actor: StaffActor,
): {
  readonly head: readonly Place[];
  readonly foot: readonly Place[];
} {
  const allowed = places
    .allIn(rooms)
    .filter(({ needs }) => needs === undefined || holds(actor, needs));
  const head = allowed.filter(({ headFor }) => headFor?.(actor) ?? false).slice(0, mostAtTheHead);
  return { head, foot: allowed.filter((place) => !head.includes(place)) };
}

/** At most six at the head, chosen by what the person may do. */
export function navigationFor(rooms: Rooms, actor: StaffActor, path: string) {
  const items = placesFor(rooms, actor).head.map(({ text, href, needs }) => ({
    text: needs === "tracker.view" && !actor.isWide && href === "/children" ? ownChildren : text,
    href,
    current: path === href || path.startsWith(`${href}/`),
  }));
  return [...items, { text: "Help", href: "/help", current: path.startsWith("/help") }];
}

const ownChildren = "Children you work with";

/** Everything else, by heading; and what everybody is offered, also who has not signed in. */
export function footerFor(rooms: Rooms, actor: StaffActor | undefined) {
  const foot = actor ? placesFor(rooms, actor).foot : [];
  const sections = Object.entries(headings).map(([under, heading]) => ({
    ...heading,
    items: foot.filter((place) => place.under === under).map(({ text, href }) => ({ text, href })),
  }));
  return {
    sections: sections.filter(({ items }) => items.length > 0),
    links: [
      { text: "Help", href: "/help" },
      { text: "Signs to look out for", href: "/signs" },
      { text: "What to do now", href: "/what-to-do-now" },
      { text: "Tell us what worries you", href: "/tell-us" },
      ...(actor ? [{ text: "Report a breach", href: "/governance/report" }] : []),
      { text: "Privacy", href: "/privacy" },
      { text: "Algorithms", href: "/algorithms" },
      { text: "Accessibility", href: "/accessibility" },
    ],
  };
}
