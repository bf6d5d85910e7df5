import type { Tx } from "../../../platform/database/database.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { OverdueTabs } from "../../work/index.ts";
import { renewForm, withdrawForm } from "../allegation-form.ts";
import { mayBeChild } from "../adult-reads.ts";
import { renewAllegation, withdrawThing } from "../keep-allegation.ts";
import { pendingList } from "../pending-list.ts";
import { findThing, type Thing } from "../thing-reads.ts";
import { subjectFormPage } from "./adult-routes.tsx";
import { thingPaths } from "./paths.ts";
import { pendingPage } from "./pending-page.tsx";
import { subjectForm } from "./subject-form.ts";
import { mayRecord, thingParams } from "./thing-routes.ts";

type Asked = {
  readonly tx: Tx;
  readonly today: string;
  readonly params: { readonly thingId: string };
};

/** A person of concern who stands for themselves and was not withdrawn. */
async function openPerson({ tx, params }: Asked): Promise<Thing | undefined> {
  const thing = await findThing(tx, params.thingId);
  const isOpen = thing?.kind === "person" && thing.intoId === null && thing.withdrawn === null;
  return isOpen ? thing : undefined;
}

/** What is alleged or suspected of an adult. */
async function allegationOf(asked: Asked): Promise<Thing | undefined> {
  const thing = await openPerson(asked);
  if (thing === undefined || thing.standing === "convicted") return undefined;
  const isChild = await mayBeChild(asked.tx, { thingId: thing.thingId, today: asked.today });
  return isChild ? undefined : thing;
}

const common = {
  params: thingParams,
  reads: "subject.read",
  subjectIds: ({ thingId }: Thing): readonly string[] => [thingId],
  home: ({ thingId }: Thing): string => thingPaths.thing(thingId),
} as const;

const renewRoutes = subjectForm({
  ...common,
  path: "/subjects/:thingId/renew",
  permission: "subject.record",
  action: "subject.renew",
  done: "Allegation renewed. It stands in lists and search until its review.",
  form: renewForm,
  about: allegationOf,
  send: (thing, { tx, actor, clock, typed }) =>
    renewAllegation(tx, { actor, at: clock.now(), today: clock.today() }, { thing, form: typed }),
  page: (thing, state) =>
    subjectFormPage({
      thing,
      heading: "Renew the allegation",
      intro: (
        <InsetText>
          An allegation that nobody renews leaves lists, search and the board on its review date.
          The record is kept.
        </InsetText>
      ),
      form: renewForm,
      state,
      version: thing.version,
      drawing: {},
      action: thingPaths.renew(thing.thingId),
      button: "Renew",
    }),
});

const withdrawRoutes = subjectForm({
  ...common,
  path: "/subjects/:thingId/withdraw",
  permission: "level.set",
  action: "subject.withdraw",
  done: "Record withdrawn. It is in no list, search or board.",
  form: withdrawForm,
  about: openPerson,
  send: (thing, { tx, actor, clock, typed }) =>
    withdrawThing(tx, { actor, at: clock.now(), today: clock.today() }, { thing, form: typed }),
  page: (thing, state) =>
    subjectFormPage({
      thing,
      heading: "Withdraw the record: they are a child",
      intro: (
        <InsetText>
          A child has a record as a child, and never one as a person of concern. Send a concern to
          the MASH first if the child has no record. This cannot be undone.
        </InsetText>
      ),
      form: withdrawForm,
      state,
      version: thing.version,
      drawing: {},
      action: thingPaths.withdraw(thing.thingId),
      button: "Withdraw the record",
    }),
});

const pendingRoute = route({
  method: "GET",
  path: "/overdue/allegations",
  access: mayRecord,
  audit: { action: "subject.pending" },
  shows: { nobody: "the list is of persons of concern, and has no free text" },
  input: { query: pendingList.query },
  handle: async (given) => {
    const { rooms, actor } = given;
    const shown = await pendingList.show(given, { path: thingPaths.pending() });
    const tabs = OverdueTabs({ rooms, actor, current: thingPaths.pending() });
    return { kind: "page", view: pendingPage(shown, tabs) };
  },
});

/** What stands until somebody renews it, and who may be a child. */
export const allegationRoutes: readonly Route[] = [pendingRoute, ...renewRoutes, ...withdrawRoutes];
