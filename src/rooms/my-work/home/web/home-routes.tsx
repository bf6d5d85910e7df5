import { route, type Route } from "../../../../platform/http/route.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import {
  readHomeParts,
  readNeeds,
  type HomeSection as Section,
  type ShownNeed,
} from "../../../../platform/rooms/home-slots.ts";
import { HomeSection, Needs } from "../../../../ui/layout/index.ts";

type Home = { readonly needs: readonly ShownNeed[]; readonly sections: readonly Section[] };

const homePage = ({ needs, sections }: Home): View => ({
  title: "Home",
  body: (
    <>
      <h1 class="govuk-heading-l">Home</h1>
      <Needs needs={needs} />
      {sections.length === 0 && (
        <p class="govuk-body">
          Nothing is listed here for your role yet. All pages that you can open are under{" "}
          <a class="govuk-link" href="/pages">
            All pages
          </a>
          .
        </p>
      )}
      {sections.map((section) => (
        <HomeSection {...section} />
      ))}
    </>
  ),
});

/** The first page of those whose work is in no list: what waits, then what their role is for. */
export const homeRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/home",
    access: { signedIn: "each person reads what their own role shows" },
    audit: { action: "home.read" },
    shows: { about: "children" },
    input: {},
    handle: async ({ tx, actor, clock, rooms }) => {
      const reader = { tx, actor, rooms, now: clock.now(), today: clock.today() };
      const needs = await readNeeds(reader);
      const sections = await readHomeParts(reader);
      const subjectIds = [...new Set(sections.flatMap((one) => one.subjectIds ?? []))];
      return { kind: "page", view: homePage({ needs, sections }), subjectIds };
    },
  }),
];
