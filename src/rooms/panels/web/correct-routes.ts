import { z } from "zod";
import { addDays } from "../../../kernel/dates.ts";
import { datePartsOf, type FieldError } from "../../../kernel/fields.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { findChild, type ChildFacts } from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { levelForm, levelOf, blankLevel, type LevelTyped } from "../../meetings/index.ts";
import type { AgendaChange } from "../agenda.ts";
import { correctDecision, correctLevel, nothing } from "../correct-decision.ts";
import { findFamilyWords } from "../item-family.ts";
import { findDecision, type Decision } from "../record-reads.ts";
import { levelSince, whatFollowed, type LevelSince } from "../what-followed.ts";
import { afterChange } from "./agenda-routes.tsx";
import {
  correctLevelPage,
  correctPage,
  correctWordsPage,
  standsTyped,
  type CorrectPage,
} from "./correct-page.tsx";
import { namesIn, type Naming } from "./nameless.ts";
import { paths } from "./paths.ts";
import { itemParams, itemRoute, manages, type AnyGiven, type ItemFacts } from "./sitting-route.ts";

const decisionParams = itemParams.extend({ itemDecisionId: anId });
const texts = { decisionReason: field(), decisionDissent: field(), correction: field() };
const correctionForm = z.object({ decision: field(), ...texts });
const levelCorrectionForm = levelForm.extend({ agreed: field(), correction: field() });

type ReadContext = Pick<AnyGiven, "tx" | "actor" | "clock" | "rooms">;
type FormState = {
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};
type Context = Pick<CorrectPage, "facts" | "decision" | "followed" | "isToldToFamily"> & {
  readonly child: ChildFacts | undefined;
  /** Of a level that was agreed. */
  readonly since: LevelSince | undefined;
};

async function groundOf(
  asking: ReadContext,
  facts: ItemFacts,
  decision: Decision,
): Promise<Context | undefined> {
  const { tx, actor } = asking;
  const { item } = facts;
  const { personId } = item;
  const followed = await whatFollowed(tx, { ...facts, decision });
  const child = personId === null ? undefined : await findChild(asking, personId);
  const isLevel = decision.kind === "level" && personId !== null;
  // The level is the child's own: whoever may not decide it corrects nothing that is said of it either.
  if (isLevel && (!child || !mayDo(actor, "level.set", child))) return undefined;
  const since = isLevel ? await levelSince(tx, { personId, ...decision }) : undefined;
  const isToldToFamily =
    child !== undefined && (await findFamilyWords(tx, item.itemId)) !== undefined;
  return { facts, decision, followed, child, since, isToldToFamily };
}

function pageOf({ child, since, ...ground }: Context, { typed = {}, ...again }: FormState = {}) {
  const whole = { ...standsTyped(ground.decision), ...typed };
  if (!since || !child) return correctPage({ ...ground, ...again, typed: whole });
  const { againOn } = since;
  if (againOn !== null) return correctWordsPage({ ...ground, ...again, againOn, typed: whole });
  return correctLevelPage({
    ...ground,
    ...again,
    child,
    since,
    levelTyped: { ...beganWith(child, since), ...typed, version: String(child.standing.version) },
    typed: { agreed: typed["agreed"] ?? "", correction: typed["correction"] ?? "" },
  });
}

/** The level that stood before and its review date, where that is still to come. */
function beganWith(child: ChildFacts, { before, beforeReviewBy }: LevelSince): LevelTyped {
  const { today } = child;
  const isToCome = beforeReviewBy !== null && beforeReviewBy >= addDays(today, 1);
  const blank = { ...blankLevel(child), level: before === null ? "" : String(before) };
  if (!isToCome) return blank;
  const { day, month, year } = datePartsOf(beforeReviewBy);
  return { ...blank, "review-day": day, "review-month": month, "review-year": year };
}

const itemAt = ({ sitting, item }: ItemFacts): string => paths.item(sitting.sittingId, item.itemId);

/** Back on the item; or with what was typed, where something is wrong or somebody was quicker. */
function answer(ground: Context, change: AgendaChange, typed: FormState["typed"] = {}): Outcome {
  if (change.kind === "invalid")
    return { kind: "invalid", view: pageOf(ground, { typed, errors: change.errors }) };
  if (change.kind === "stale")
    return { kind: "stale", view: pageOf(ground, { typed, isStale: true }) };
  return afterChange(ground.facts, change, itemAt(ground.facts));
}

const find = (
  given: ReadContext & { readonly params: { itemDecisionId: string } },
  facts: ItemFacts,
) => findDecision(given.tx, { itemId: facts.item.itemId, decisionId: given.params.itemDecisionId });

const wrongNames = (
  given: Naming,
  { panel }: ItemFacts,
  written: Readonly<Record<string, string>>,
) => namesIn(given, panel, written);

export const correctRoutes: readonly Route[] = [
  itemRoute({
    method: "GET",
    path: "/sittings/:sittingId/items/:agendaItemId/decisions/:itemDecisionId",
    access: manages,
    audit: { action: "sitting.decision.form" },
    input: { params: decisionParams },
    handle: async (facts, given) => {
      const decision = await find(given, facts);
      const { approvedAt, cancelledAt } = facts.sitting;
      if (decision?.backAt !== null || approvedAt !== null || cancelledAt !== null)
        return { kind: "notFound" };
      const ground = await groundOf(given, facts, decision);
      return ground ? { kind: "page", view: pageOf(ground) } : { kind: "forbidden" };
    },
  }),
  itemRoute({
    method: "POST",
    path: "/sittings/:sittingId/items/:agendaItemId/decisions/:itemDecisionId",
    access: manages,
    audit: { action: "sitting.decision.correct" },
    input: { params: decisionParams, form: correctionForm },
    handle: async (facts, given) => {
      const { tx, form: typed } = given;
      const decision = await find(given, facts);
      if (!decision) return { kind: "notFound" };
      const ground = await groundOf(given, facts, decision);
      if (!ground) return { kind: "forbidden" };
      // A level that nobody decided again is corrected together with the record.
      if (ground.since && ground.since.againOn === null) return answer(ground, { kind: "stale" });
      const { decisionReason, decisionDissent, correction } = typed;
      const errors = await wrongNames(given, facts, {
        decisionReason,
        decisionDissent,
        correction,
      });
      if (errors.length > 0) return answer(ground, { kind: "invalid", errors }, typed);
      const form = { ...typed, decisionLead: "", ...(ground.since ? { decision: nothing } : {}) };
      const { item, panel, acting } = facts;
      const change = await correctDecision(tx, acting, { item, panel, decision, form });
      return sayDone(
        "Correction saved. The first decision stays readable.",
        answer(ground, change, typed),
      );
    },
  }),
  itemRoute({
    method: "POST",
    path: "/sittings/:sittingId/items/:agendaItemId/decisions/:itemDecisionId/level",
    access: manages,
    audit: { action: "sitting.level.correct" },
    input: { params: decisionParams, form: levelCorrectionForm },
    handle: async (facts, given) => {
      const { tx, form: typed } = given;
      const decision = await find(given, facts);
      if (!decision) return { kind: "notFound" };
      const ground = await groundOf(given, facts, decision);
      if (!ground) return { kind: "forbidden" };
      const { child, since } = ground;
      if (!child || !since || since.againOn !== null)
        return answer(ground, { kind: "stale" }, typed);
      const { agreed, correction } = typed;
      const form = { ...levelOf(typed), agreed, correction };
      const { before } = since;
      const change = await correctLevel(tx, facts.acting, {
        item: facts.item,
        decision,
        before,
        form,
        person: child.person,
        scheme: child.scheme,
      });
      return sayDone(
        "Correction saved. The first level stays readable.",
        answer(ground, change, typed),
      );
    },
  }),
];
