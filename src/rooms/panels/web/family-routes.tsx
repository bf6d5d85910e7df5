import { z } from "zod";
import { field, type FormFields } from "../../../platform/http/field.ts";
import { redirectDone, sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import {
  languageErrors,
  prepareAgain,
  prepareFormOf,
  prepareInput,
  preparePaper,
  recipientChoices,
  textOf,
} from "../../outgoing-papers/index.ts";
import { paths as paperPaths } from "../../outgoing-papers/web/paths.ts";
import { findChild } from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { keptForm } from "../../work/index.ts";
import { findFamilyWords, itemPaperFor, writeForFamily } from "../item-family.ts";
import { closedPage } from "./closed-page.tsx";
import { itemSubject } from "./drafts.ts";
import { familyPage, type FamilyPage } from "./family-page.tsx";
import { paths } from "./paths.ts";
import { itemParams, itemRoute, reads, type AnyGiven, type ItemFacts } from "./sitting-route.ts";

const wordsForm = z.object({ wording: field(), version: field() });
const kept = keptForm("item-family", wordsForm);
const manage = { permission: "meeting.manage" } as const;

type ReadContext = Pick<AnyGiven, "tx" | "actor" | "clock" | "rooms">;

/** Of an item about a child whom the reader reaches: what leaves for a family is of the child's own record. */
async function groundOf(asking: ReadContext, facts: ItemFacts) {
  const { item, sitting } = facts;
  const { tx } = asking;
  if (item.personId === null) return undefined;
  const words = await findFamilyWords(tx, item.itemId);
  const subject = itemSubject(facts);
  const { typed, savedAt } = await kept.find(tx, subject);
  const child = await findChild(asking, item.personId);
  if (!child) return undefined;
  const { person, circle, today } = child;
  const returnTo = paths.family(sitting.sittingId, item.itemId);
  return {
    facts,
    child,
    words,
    draft: kept.draft(subject, { returnTo, savedAt }),
    choices: await recipientChoices(tx, {
      kind: "panel-family",
      person,
      circle,
      today,
      family: [],
    }),
    typed: {
      language: "en",
      wording: words?.wording ?? "",
      version: words?.wordsId ?? "",
      ...typed,
    } as FormFields,
    errors: [],
  } satisfies FamilyPage;
}

async function prepare(
  ground: FamilyPage,
  typed: FormFields,
  { tx, actor, clock, asPapers }: Pick<AnyGiven, "tx" | "actor" | "clock" | "asPapers">,
): Promise<Outcome> {
  const { child, facts, words, choices } = ground;
  const { person, circle } = child;
  if (!words || facts.sitting.approvedAt === null) return { kind: "notFound" };
  const { sitting } = facts;
  const paper = itemPaperFor({
    person,
    circle,
    sitting,
    words,
    language: textOf(typed, "language"),
  });
  const change = await preparePaper(
    tx,
    { actor, at: clock.now(), asPapers },
    {
      person,
      kind: "panel-family",
      choices,
      ...paper,
      form: prepareFormOf(typed),
      wrong: languageErrors(typed),
    },
  );
  if (change.kind === "accepted") return { kind: "redirect", to: paperPaths.paper(change.paperId) };
  const again = prepareAgain(change, child, paper.documentFor(""));
  const shown = { ...ground, typed: { ...ground.typed, ...typed }, ...again };
  return { kind: "invalid", view: familyPage(shown), detail: { stopped: change.kind } };
}

export const itemFamilyRoutes: readonly Route[] = [
  itemRoute({
    method: "GET",
    path: "/sittings/:sittingId/items/:agendaItemId/family",
    access: reads,
    audit: { action: "sitting.family.read" },
    input: { params: itemParams },
    handle: async (facts, given) => {
      const ground = await groundOf(given, facts);
      return ground ? { kind: "page", view: familyPage(ground) } : { kind: "notFound" };
    },
  }),
  itemRoute({
    method: "POST",
    path: "/sittings/:sittingId/items/:agendaItemId/family",
    access: manage,
    audit: { action: "sitting.family.words" },
    input: { params: itemParams, form: wordsForm },
    handle: async (facts, given) => {
      const { form } = given;
      const ground = await groundOf(given, facts);
      if (!ground) return { kind: "notFound" };
      if (!mayDo(given.actor, "meeting.manage", ground.child)) return { kind: "forbidden" };
      const change = await writeForFamily(given.tx, facts.acting, { item: facts.item, ...form });
      switch (change.kind) {
        case "accepted":
          await kept.end(given.tx, itemSubject(facts));
          return redirectDone(
            paths.family(facts.sitting.sittingId, facts.item.itemId),
            "What the family is told was saved.",
          );
        case "invalid": {
          const typed = { ...ground.typed, ...form };
          return { kind: "invalid", view: familyPage({ ...ground, typed, errors: change.errors }) };
        }
        case "stale": {
          const typed = { ...ground.typed, ...form, version: ground.words?.wordsId ?? "" };
          return { kind: "stale", view: familyPage({ ...ground, typed, isStale: true }) };
        }
        case "closed":
          return { kind: "stale", view: closedPage(facts) };
        case "absent":
          return { kind: "notFound" };
      }
    },
  }),
  itemRoute({
    method: "POST",
    path: "/sittings/:sittingId/items/:agendaItemId/family/papers",
    access: manage,
    audit: { action: "sitting.family.prepare" },
    input: { params: itemParams, form: prepareInput },
    handle: async (facts, given) => {
      const ground = await groundOf(given, facts);
      if (!ground) return { kind: "notFound" };
      if (!mayDo(given.actor, "meeting.manage", ground.child)) return { kind: "forbidden" };
      return sayDone(
        "Paper made. Next: read it, then ask for release.",
        prepare(ground, given.form, given),
      );
    },
  }),
];
