import { z } from "zod";
import { anId, anyField, type FormFields } from "../../../platform/http/field.ts";
import type { CompareStaff } from "../../../platform/http/places-guard.ts";
import { redirectDone, type View } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { sharingAgreementOn } from "../../directory/index.ts";
import { keptForm } from "../../work/index.ts";
import { withoutKnown } from "../may-know.ts";
import { findSitting } from "../sitting-reads.ts";
import { findOwnUpdates, listAgencyUpdates, type OwnUpdates } from "../update-reads.ts";
import { answerUpdates, askForUpdates, updateField, type UpdatesForm } from "../updates.ts";
import { closedPage } from "./closed-page.tsx";
import { namesIn } from "./nameless.ts";
import { paths } from "./paths.ts";
import {
  manages,
  reads,
  sittingParams,
  sittingRoute,
  stopOnItem,
  type AnyGiven,
  type SittingFacts,
} from "./sitting-route.ts";
import { updatesPage, type UpdatesPage } from "./updates-page.tsx";

/** A form with a box for each item: its fields are named after them. */
const updatesForm = z.object({}).catchall(anyField);
const kept = keptForm("sitting-updates", updatesForm);

function typedOf(form: FormFields, own: OwnUpdates | undefined): UpdatesForm {
  const ids = (own?.updates ?? []).map(({ item }) => item.itemId);
  const textOf = (name: string): string => [form[name] ?? ""].flat().join("\n");
  return {
    words: new Map(ids.map((id) => [id, textOf(updateField(id))])),
    nothing: new Set(ids.filter((id) => textOf(`nothing-${id}`) === "yes")),
    isNothingOnAll: textOf("all") === "nothing",
  };
}

type ReadContext = Pick<AnyGiven, "tx" | "actor">;
type FormState = { readonly typed: FormFields; readonly errors: UpdatesPage["errors"] };

async function groundOf({ tx, actor }: ReadContext, { sitting, acting }: SittingFacts) {
  const asked = { sittingId: sitting.sittingId, today: acting.today };
  return {
    own: await findOwnUpdates(tx, actor, asked),
    agreement: await sharingAgreementOn(tx, acting.today),
  };
}

const subjectsOf = (own: OwnUpdates | undefined): readonly string[] =>
  (own?.updates ?? []).flatMap(({ item: { personId, itemId } }) =>
    personId === null ? [itemId] : [personId, itemId],
  );

/** What is asked, as it is opened. */
async function opened(
  compareStaff: CompareStaff,
  { sitting, acting }: SittingFacts,
  own: OwnUpdates,
): Promise<OwnUpdates> {
  const items = own.updates.map(({ item }) => item);
  const read = await withoutKnown(compareStaff, { sitting, acting, items });
  return { ...own, updates: own.updates.filter(({ item }) => read.includes(item)) };
}

async function pageOf(
  given: ReadContext & Pick<AnyGiven, "compareStaff">,
  facts: SittingFacts,
  again?: FormState,
) {
  const { sitting, acting } = facts;
  const { sittingId } = sitting;
  const { own: asked, agreement } = await groundOf(given, facts);
  const own = asked && (await opened(given.compareStaff, facts, asked));
  const { typed, savedAt } = await kept.find(given.tx, sittingId);
  const view: View = updatesPage({
    facts,
    own,
    agreement,
    errors: again?.errors ?? [],
    agencies: await listAgencyUpdates(given.tx, { sittingId, today: acting.today }),
    typed: typedOf(again?.typed ?? typed ?? {}, own),
    draft: kept.draft(sittingId, { returnTo: paths.updates(sittingId), savedAt }),
  });
  return { view, subjectIds: subjectsOf(own) };
}

const apiUpdates = z.object({
  agencies: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      items: z.int().describe("Number of items it is asked about, of those you can see"),
      answered: z.int().describe("Number of items answered"),
      askedTimes: z.int(),
      lastAskedAt: z.iso.datetime().nullable(),
    }),
  ),
});

const apiRoute = route({
  method: "GET",
  path: "/api/sittings/:sittingId/updates",
  access: reads,
  audit: { action: "sitting.updates.read" },
  shows: { about: "children" },
  input: { params: sittingParams },
  answers: {
    summary: "How many items each agency has answered before a meeting, without its answers",
    schema: apiUpdates,
  },
  handle: async ({ tx, clock, params: { sittingId } }) => {
    const subjectIds = [sittingId];
    if (!(await findSitting(tx, sittingId))) return { kind: "problem", status: 404, subjectIds };
    const asked = await listAgencyUpdates(tx, { sittingId, today: clock.today() });
    const agencies = asked.map((one) => ({
      id: one.agencyId,
      name: one.agency,
      items: one.items,
      answered: one.said,
      askedTimes: one.times,
      lastAskedAt: one.lastAsked?.toISOString() ?? null,
    }));
    return { kind: "json", body: { agencies }, subjectIds };
  },
});

export const updatesRoutes: readonly Route[] = [
  apiRoute,
  sittingRoute({
    method: "GET",
    path: "/sittings/:sittingId/updates",
    access: reads,
    audit: { action: "sitting.updates.read" },
    input: { params: sittingParams },
    handle: async (facts, given) => ({ kind: "page", ...(await pageOf(given, facts)) }),
  }),
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/updates",
    access: { permission: "note.add" },
    audit: { action: "sitting.update" },
    input: { params: sittingParams, form: updatesForm },
    handle: async (facts, given) => {
      const { tx, form } = given;
      const { sitting, acting } = facts;
      const { own, agreement } = await groundOf(given, facts);
      if (!own) return { kind: "notFound" };
      const typed = form as FormFields;
      for (const { item } of own.updates) {
        const stopped = await stopOnItem(given, item);
        if (stopped) return stopped;
      }
      const answering = { sitting, own, agreement, form: typedOf(typed, own) };
      const words = [...answering.form.words].map(([id, text]) => [updateField(id), text] as const);
      const errors = await namesIn(given, facts.panel, Object.fromEntries(words));
      if (errors.length > 0)
        return { kind: "invalid", ...(await pageOf(given, facts, { typed, errors })) };
      const change = await answerUpdates(tx, acting, answering);
      if (change.kind === "closed") return { kind: "stale", view: closedPage(facts) };
      if (change.kind === "invalid") {
        const again = { typed, errors: change.errors };
        return { kind: "invalid", ...(await pageOf(given, facts, again)) };
      }
      if (typed["all"] !== "nothing") await kept.end(tx, sitting.sittingId);
      const to = paths.updates(sitting.sittingId);
      return redirectDone(to, "Your agency’s updates were saved.", { subjectIds: subjectsOf(own) });
    },
  }),
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/updates/ask",
    access: manages,
    audit: { action: "sitting.update.ask" },
    input: { params: sittingParams, form: z.object({ agency: anId }) },
    handle: async (facts, { tx, form: { agency: agencyId } }) => {
      const { sitting, panel, acting } = facts;
      const change = await askForUpdates(tx, acting, { sitting, panel, agencyId });
      if (change.kind === "closed") return { kind: "stale", view: closedPage(facts) };
      return redirectDone(
        paths.updates(sitting.sittingId),
        "Agencies were asked for their updates.",
      );
    },
  }),
];
