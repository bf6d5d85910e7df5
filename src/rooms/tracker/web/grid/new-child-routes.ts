import { z } from "zod";
import { holds, type StaffActor } from "../../../../platform/access/actor.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anyField, field } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { addChild, owningTeam, type ChildAdding } from "../../grid/add-child.ts";
import { paths } from "../../../child-record/web/paths.ts";
import { alreadyHereRoute } from "./already-here-route.ts";
import { cannotHoldPage, newChildPage, type NewChildFields } from "./new-child-page.tsx";

const access = { permission: "circle.manage" } as const;

const childForm = z.object({
  givenName: field(),
  familyName: field(),
  "born-day": field(),
  "born-month": field(),
  "born-year": field(),
  sex: field(),
  nhsNumber: field(),
  reason: field(),
  seen: anyField.default([]),
  warnedOf: field(),
});

const blank: NewChildFields = {
  givenName: "",
  familyName: "",
  "born-day": "",
  "born-month": "",
  "born-year": "",
  sex: "",
  nhsNumber: "",
  reason: "",
};

/** With whom a name is compared: what the page says beside the form. */
const reachOf = (actor: StaffActor) => ({
  isWide: actor.isWide,
  isToldOfRestricted: holds(actor, "mash.decide"),
});

const shownIn = (adding: ChildAdding): readonly string[] =>
  adding.kind === "alike" ? adding.candidates.map(({ personId }) => personId) : [];

export const newChildRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/children/new",
    access,
    audit: { action: "child.new" },
    shows: { about: "children" },
    input: {},
    handle: async ({ tx, actor, frame: { csrfToken } }) => {
      const team = await owningTeam(tx, actor);
      if (!team) return { kind: "refused", view: cannotHoldPage() };
      const page = { ...reachOf(actor), csrfToken, team: team.name };
      return { kind: "page", view: newChildPage({ ...page, typed: blank }) };
    },
  }),
  route({
    method: "POST",
    path: "/children/new",
    access,
    audit: { action: "child.add" },
    shows: { about: "children" },
    input: { form: childForm },
    handle: async ({ tx, actor, clock, form: typed, frame: { csrfToken } }) => {
      const bornOn = {
        day: typed["born-day"],
        month: typed["born-month"],
        year: typed["born-year"],
      };
      const seen = typeof typed.seen === "string" ? [typed.seen] : typed.seen;
      const acting = { actor, at: clock.now(), today: clock.today() };
      const { warnedOf } = typed;
      const asked = { form: { ...typed, bornOn }, seen, warnedOf };
      const adding = await addChild(tx, acting, asked);
      if (adding.kind === "refused") return { kind: "refused", view: cannotHoldPage() };
      if (adding.kind === "accepted") {
        const { personId } = adding;
        return redirectDone(
          paths.child(personId),
          "Record created. Next: decide harm status and level.",
          { subjectIds: [personId] },
        );
      }
      const team = (await owningTeam(tx, actor))?.name ?? "";
      const again = { ...reachOf(actor), csrfToken, typed, team };
      if (adding.kind === "invalid") {
        return { kind: "invalid", view: newChildPage({ ...again, errors: adding.errors }) };
      }
      const subjectIds = shownIn(adding);
      // That it was said, and never of which record: as of a workbook, whose rows are counted.
      const detail = { restricted: adding.ring !== undefined };
      const view = newChildPage({ ...again, found: adding });
      return { kind: "page", subjectIds, detail, view };
    },
  }),
  alreadyHereRoute,
];
