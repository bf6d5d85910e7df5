import { z } from "zod";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { field } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Frame } from "../../../platform/http/frame.ts";
import { redirectDone, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { listColleagues } from "../../directory/index.ts";
import {
  addSystemToCircle,
  circleChanged,
  endPlaceInCircle,
  listSystemsFor,
  mayDo,
  type CircleForm,
  type Person,
  type SystemForm,
} from "../../subjects/index.ts";
import {
  listLastRecorded,
  appendChronology,
  letPersonIn,
  type ChildFacts,
  childParams,
  childRoute,
} from "../../child-record/index.ts";
import { circlePage } from "./circle-page.tsx";
import { paths } from "../../child-record/web/paths.ts";

const circleForm = z.object({
  staff: field(),
  basis: field(),
  reason: field(),
  of: field(),
  system: field(),
  "system-reason": field(),
});

const nothingTyped = circleForm.parse({});

export const circleRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/circle",
    access: { permission: "child.view" },
    audit: { action: "child.circle.read" },
    input: { params: childParams },
    handle: async (facts, { tx, clock, frame }) => {
      const shown = { at: clock.now(), frame, typed: nothingTyped };
      return { kind: "page", view: await shownPage(tx, facts, shown) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/circle",
    access: { permission: "circle.manage" },
    audit: { action: "circle.add" },
    input: { params: childParams, form: circleForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { person, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const change =
        typed.of === "systems"
          ? await letSystemIn(tx, acting, { person, form: typed })
          : await letPersonIn(tx, acting, { person, form: typed });
      if (change.kind === "invalid") {
        const shown = { at: acting.at, frame, typed, errors: change.errors };
        return { kind: "invalid", view: await shownPage(tx, facts, shown) };
      }
      const { staffId } = change;
      return redirectDone(paths.circle(person.personId), "Added to the professional network.", {
        subjectIds: [person.personId, staffId],
      });
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/circle/:membershipId/end",
    access: { permission: "circle.manage" },
    audit: { action: "circle.end" },
    input: { params: childParams.extend({ membershipId: z.uuid() }), form: z.object({}) },
    handle: async (facts, { tx, actor, clock, frame, params }) => {
      const { person, circle, today } = facts;
      const { membershipId } = params;
      const leaving = circle.find((member) => member.membershipId === membershipId);
      if (!leaving) return { kind: "notFound" };
      const at = clock.now();
      if (leaving.since === null) {
        return { kind: "invalid", view: await notTheirs(tx, facts, { at, frame }) };
      }
      const end = await endPlaceInCircle(tx, { person, membershipId, at });
      if (end === "too few") {
        return { kind: "invalid", view: await tooFew(tx, facts, { at, frame }) };
      }
      // Somebody else ended the same place in the same moment: it has its line.
      if (end === "gone")
        return redirectDone(
          paths.circle(person.personId),
          "They had left the professional network already.",
        );
      const named = {
        headline: `${leaving.name} left the professional network`,
        detail: `In it since ${formatDate(londonDate(leaving.since))}.`,
      };
      await appendChronology(tx, person, {
        kind: "circle",
        happenedOn: today,
        by: actor,
        ...(leaving.instead === null ? named : circleChanged),
      });
      const rest = circle.filter((member) => member !== leaving);
      const stillReaches = mayDo(actor, "child.view", { person, circle: rest });
      return redirectDone(
        stillReaches ? paths.circle(person.personId) : paths.tracker(),
        "Removed from the professional network.",
      );
    },
  }),
];

type ReadQuery = { readonly person: Person; readonly form: CircleForm & SystemForm };

async function letSystemIn(tx: Tx, acting: CommandContext, asked: ReadQuery) {
  const change = await addSystemToCircle(tx, acting, asked);
  if (change.kind === "invalid") return change;
  const { staffId, name, agency, responsible } = change.added;
  const headline = `The system ${name} (${agency}) joined the professional network`;
  const detail = `${responsible} answers for it. ${change.reason}`;
  const { actor, today } = acting;
  const line = { kind: "circle", headline, detail, happenedOn: today, by: actor } as const;
  await appendChronology(tx, asked.person, line);
  return { kind: "accepted", staffId } as const;
}

type Shown = {
  readonly at: Date;
  readonly frame: Frame;
  readonly typed: CircleForm & SystemForm;
  readonly errors?: readonly FieldError[];
};

async function shownPage(tx: Tx, facts: ChildFacts, { at, frame, ...shown }: Shown): Promise<View> {
  const { person, today } = facts;
  const colleagues = await listColleagues(tx, today);
  const systems = await listSystemsFor(tx, person, { at, today });
  const lastRecorded = await listLastRecorded(tx, person.personId);
  const csrfToken = frame.csrfToken;
  return circlePage({ facts, csrfToken, colleagues, systems, lastRecorded, ...shown });
}

function notTheirs(tx: Tx, facts: ChildFacts, shown: Pick<Shown, "at" | "frame">): Promise<View> {
  const message = "A person on the list of a sensitive service ends the places of its staff";
  const errors = [{ field: "staff", message }];
  return shownPage(tx, facts, { ...shown, typed: nothingTyped, errors });
}

function tooFew(tx: Tx, facts: ChildFacts, shown: Pick<Shown, "at" | "frame">): Promise<View> {
  const message =
    "A restricted record needs two people at least. Add another person before this place ends";
  const errors = [{ field: "staff", message }];
  return shownPage(tx, facts, { ...shown, typed: nothingTyped, errors });
}
