import { holds, type StaffActor } from "./platform/access/actor.ts";
import { places, type Place } from "./platform/rooms/places.ts";
import type { Counts } from "./platform/rooms/frame-counts.ts";
import type { Rooms } from "./platform/rooms/slot.ts";

/** Help is the sixth at the head. */
const mostAtTheHead = 5;

const placesFor = (rooms: Rooms, actor: StaffActor): readonly Place[] =>
  places.allIn(rooms).filter(({ needs }) => needs === undefined || holds(actor, needs));

const headFor = (rooms: Rooms, actor: StaffActor): readonly Place[] =>
  placesFor(rooms, actor)
    .filter((place) => place.headFor?.(actor) ?? false)
    .slice(0, mostAtTheHead);

type Around = { readonly path: string; readonly counts: Counts };

/** At most six at the head, chosen by what the person may do; the one that the page belongs to is lit. */
export function navigationFor(rooms: Rooms, actor: StaffActor, { path, counts }: Around) {
  const head = headFor(rooms, actor);
  const lit = litAt(head, path);
  const items = head.map((place) => ({
    text:
      place.needs === "tracker.view" && !actor.isWide && place.href === "/children"
        ? ownChildren
        : place.text,
    href: place.href,
    current: place === lit,
    count: counts[place.href] ?? 0,
  }));
  return [...items, { text: "Help", href: "/help", current: isBelow(path, "/help") }];
}

const ownChildren = "Children you work with";

const isBelow = (path: string, above: string): boolean =>
  path === above || path.startsWith(`${above}/`);

/** The place with the longest address that the page stands below: its own, or one that it lights for. */
function litAt(head: readonly Place[], path: string): Place | undefined {
  const found = head.flatMap((place) =>
    [place.href, ...(place.lightsFor ?? [])]
      .filter((address) => isBelow(path, address))
      .map((address) => ({ place, length: address.length })),
  );
  return found.toSorted((one, other) => other.length - one.length)[0]?.place;
}

/** One's own pages that do not stand at the head. */
export function accountMenuFor(rooms: Rooms, actor: StaffActor) {
  const head = headFor(rooms, actor);
  return placesFor(rooms, actor)
    .filter((place) => place.under === "yours" && !head.includes(place))
    .map(({ text, href }) => ({ text, href }));
}

/** Seven, the same on every page. Everything else has its place at the head or under All pages. */
export const footerFor = (actor: StaffActor | undefined) =>
  actor === undefined ? forAnybody : forStaff;

const forAnybody = [
  { text: "Help", href: "/help" },
  { text: "Signs to look out for", href: "/signs" },
  { text: "What to do now", href: "/what-to-do-now" },
  { text: "Tell us what worries you", href: "/tell-us" },
  { text: "Privacy", href: "/privacy" },
  { text: "Algorithms", href: "/algorithms" },
  { text: "Accessibility", href: "/accessibility" },
] as const;

const forStaff = [
  { text: "All pages", href: "/pages" },
  { text: "Help", href: "/help" },
  { text: "What to do now", href: "/what-to-do-now" },
  { text: "Report a breach", href: "/governance/report" },
  { text: "Privacy", href: "/privacy" },
  { text: "Algorithms", href: "/algorithms" },
  { text: "Accessibility", href: "/accessibility" },
] as const;
