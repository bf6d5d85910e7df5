import type { StaffActor } from "../../../platform/access/actor.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { Place } from "../../../platform/rooms/places.ts";
import type { Rooms } from "../../../platform/rooms/slot.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, Input } from "../../../ui/govuk/index.ts";
import { placesOf, searchPages } from "../pages.ts";
import { searchPaths } from "./paths.ts";

/** By task, in the order of the page. */
const headings: Readonly<Record<Place["under"], string>> = {
  children: "Children",
  papers: "Records and papers",
  partnership: "The partnership",
  yours: "Yours",
};

/** For everybody, also without an account. */
const open: readonly Listed[] = [
  { text: "Help", href: "/help" },
  { text: "Signs to look out for", href: "/signs" },
  { text: "What to do now", href: "/what-to-do-now" },
  { text: "Tell us what worries you", href: "/tell-us" },
  { text: "Report a breach", href: "/governance/report" },
];

type Listed = { readonly text: string; readonly href: string };
type ReadQuery = { readonly csrfToken: string; readonly typed: string };

/** Every page that the person's role opens, by task: first those that stand in the navigation. */
export function allPages(rooms: Rooms, actor: StaffActor, { csrfToken, typed }: ReadQuery): View {
  const all = placesOf(rooms, actor);
  const sections =
    typed.trim() === ""
      ? byTask(all, actor)
      : [{ heading: "Pages with these words", items: searchPages(rooms, actor, typed) }];
  return {
    title: "All pages",
    body: (
      <>
        <h1 class="govuk-heading-l">All pages</h1>
        <Form action={searchPaths.pages} csrfToken={csrfToken}>
          <Input
            id="pages-filter"
            name="words"
            label={{ text: "Filter by words in the name of a page" }}
            value={typed}
            classes="govuk-input--width-20"
          />
          <Button text="Filter pages" classes="govuk-button--secondary" />
        </Form>
        {sections.map(({ heading, items }) => (
          <Section heading={heading} items={items} />
        ))}
      </>
    ),
  };
}

function byTask(all: readonly Place[], actor: StaffActor) {
  const main = all.filter(({ headFor }) => headFor?.(actor) ?? false);
  const tasks = Object.entries(headings).map(([under, heading]) => ({
    heading,
    items: all.filter((place) => place.under === under),
  }));
  return [
    { heading: "For your role", items: main },
    ...tasks,
    { heading: "For everybody", items: open },
  ].filter(({ items }) => items.length > 0);
}

const Section = ({ heading, items }: { heading: string; items: readonly Listed[] }) => (
  <section>
    <h2 class="govuk-heading-m">{heading}</h2>
    {items.length === 0 ? (
      <p class="govuk-body">No page has these words. Leave the box empty to see all pages.</p>
    ) : (
      <ul class="govuk-list app-all-pages">
        {items.map(({ text, href }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    )}
  </section>
);
