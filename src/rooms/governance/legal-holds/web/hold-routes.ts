import { z } from "zod";
import { holds as mayDo, type StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { blankState } from "../../../../ui/forms/index.ts";
import { staffForm, staffFormSent } from "../../../work/index.ts";
import { answerLift, askToLift, setHold } from "../hold-commands.ts";
import { answerForm, holdForm, isAgreed, liftForm } from "../hold-forms.ts";
import { findHold, isHeld, listHolds } from "../hold-reads.ts";
import { holdsPage, liftPage, type Holds } from "./holds-page.tsx";

const agree = { permission: "governance.agree" } as const;
const manage = { permission: "governance.manage" } as const;
const shows = { about: "children" } as const;
const params = z.object({ holdId: anId });
const home = "/governance/holds";

type Asked = { readonly tx: Tx; readonly actor: StaffActor };

const holdsFor = async ({ tx, actor }: Asked): Promise<Holds> => ({
  holds: await listHolds(tx),
  isHeld: await isHeld(tx, actor.partnershipId),
  readerId: actor.id,
  mayManage: mayDo(actor, "governance.manage"),
});

const listed = route({
  method: "GET",
  path: "/governance/holds",
  access: agree,
  audit: { action: "hold.list" },
  shows,
  input: {},
  handle: async (given) => ({
    kind: "page",
    view: holdsPage(await holdsFor(given), blankState(holdForm, given.frame.csrfToken)),
  }),
});

const setting = staffFormSent({
  path: "/governance/holds",
  params: z.object({}),
  access: manage,
  action: "hold.set",
  shows,
  done: "Legal hold placed. What it covers is kept.",
  form: holdForm,
  about: holdsFor,
  send: async (_, { tx, clock, typed }) => {
    const change = await setHold(tx, clock.now(), typed);
    return change.kind === "accepted" ? { kind: change.kind, subjectIds: [change.holdId] } : change;
  },
  home: () => home,
  page: (holds, state) => holdsPage(holds, state),
});

const lifting = staffForm({
  path: "/governance/holds/:holdId/lift",
  params,
  access: manage,
  reads: "hold.look",
  action: "hold.ask-to-lift",
  shows,
  subjectIds: ({ holdId }) => [holdId],
  done: "You asked to lift the hold. A second person must agree; until then it stays in force.",
  form: liftForm,
  about: ({ tx, params: { holdId } }) => findHold(tx, holdId),
  isOpen: ({ liftedAt }) => liftedAt === null,
  send: async (hold, { tx, clock, typed }) => {
    const change = await askToLift(tx, clock.now(), { hold, typed });
    return change.kind === "none" ? { kind: "answered", outcome: { kind: "notFound" } } : change;
  },
  home: () => home,
  page: (hold, state) => liftPage(hold, state),
});

const changed = "A colleague has changed this hold. Read the current version.";
const own = "You asked for this yourself: a second person has to agree.";

const answering = staffFormSent({
  path: "/governance/holds/:holdId/answer",
  params,
  access: agree,
  action: "hold.answer",
  shows,
  subjectIds: ({ holdId }) => [holdId],
  done: "Your answer was saved. The hold is shown below.",
  form: answerForm,
  about: async ({ params: { holdId }, ...asked }) => {
    const hold = await findHold(asked.tx, holdId);
    return hold && { ...(await holdsFor(asked)), hold };
  },
  send: async (about, { tx, clock, typed, frame }) => {
    const change = await answerLift(tx, clock.now(), { hold: about.hold, typed });
    switch (change.kind) {
      case "none":
        return { kind: "answered", outcome: { kind: "notFound" } };
      case "own": {
        const view = holdsPage(about, blankState(holdForm, frame.csrfToken), own);
        return { kind: "answered", outcome: { kind: "refused", view } };
      }
      case "accepted":
        return { kind: change.kind, detail: { agrees: isAgreed(typed) } };
      case "stale":
        return { kind: change.kind };
    }
  },
  home: () => home,
  page: (about, { csrfToken }) => holdsPage(about, blankState(holdForm, csrfToken), changed),
});

export const holdRoutes: readonly Route[] = [listed, setting, ...lifting, answering];
