import { z } from "zod";
import { anId, field } from "../../../../platform/http/field.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import {
  findOwnMerge,
  listMergeTells,
  moveWrittenSince,
  noteMergeTold,
  takeBackMergeTold,
  type Merge,
} from "../../../subjects/index.ts";
import { readWrittenSince } from "../written-since.ts";
import { again, idsOf, mergeParams, staleWords, type Asking } from "./merged-facts.ts";
import { samePaths } from "./paths.ts";

const access = { permission: "record.merge" } as const;
const tellParams = mergeParams.extend({ mergeTellId: anId });

/** The two with this one on the list of whom to tell; nothing of a list that the reader may not read. */
async function findTell(
  asking: Asking,
  { mergeId, mergeTellId }: z.infer<typeof tellParams>,
): Promise<Merge | undefined> {
  const merge = await findOwnMerge(asking, mergeId);
  if (!merge || merge.splitAt === null) return undefined;
  const tells = await listMergeTells(asking.tx, { mergeId, today: asking.today });
  return tells.some(({ tellId }) => tellId === mergeTellId) ? merge : undefined;
}

const tellRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/same-child/merges/:mergeId/tells/:mergeTellId",
    access,
    audit: { action: "merge.told" },
    input: { params: tellParams, form: z.object({ how: field(), version: field() }) },
    handle: async ({ tx, actor, clock, compareStaff, params, form, frame: { csrfToken } }) => {
      const asking = { tx, actor, now: clock.now(), today: clock.today(), compareStaff };
      const tellId = params.mergeTellId;
      const merge = await findTell(asking, params);
      if (!merge) return { kind: "notFound" };
      const subjectIds = idsOf(merge);
      const change = await noteMergeTold(tx, { actor, at: clock.now() }, { tellId, form });
      if (change.kind === "accepted") {
        return { kind: "redirect", to: samePaths.tells(merge.mergeId), subjectIds };
      }
      const tellTyped = { tellId, how: form.how };
      if (change.kind === "invalid") {
        const { errors } = change;
        const view = await again(asking, merge, { csrfToken, tellTyped, errors });
        return { kind: "invalid", view, subjectIds };
      }
      const view = await again(asking, merge, { csrfToken, tellTyped, stale: staleWords.stale });
      return { kind: "stale", view, subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/same-child/merges/:mergeId/tells/:mergeTellId/back",
    access,
    audit: { action: "merge.told-back" },
    input: { params: tellParams, form: z.object({ version: field() }) },
    handle: async ({ tx, actor, clock, compareStaff, params, form, frame: { csrfToken } }) => {
      const asking = { tx, actor, now: clock.now(), today: clock.today(), compareStaff };
      const tellId = params.mergeTellId;
      const merge = await findTell(asking, params);
      if (!merge) return { kind: "notFound" };
      const subjectIds = idsOf(merge);
      const change = await takeBackMergeTold(tx, { actor, at: clock.now() }, { tellId, form });
      if (change.kind === "accepted") {
        return { kind: "redirect", to: samePaths.tells(merge.mergeId), subjectIds };
      }
      const view = await again(asking, merge, { csrfToken, stale: staleWords.stale });
      return { kind: "stale", view, subjectIds };
    },
  }),
];

const moveForm = z.object({ relation: field(), key: field() });

/** To the record that was taken apart, or back to the one on which it was written. */
async function move(
  asking: Asking,
  mergeId: string,
  {
    form,
    to,
    csrfToken,
  }: { form: z.infer<typeof moveForm>; to: "there" | "back"; csrfToken: string },
): Promise<Outcome> {
  const merge = await findOwnMerge(asking, mergeId);
  if (!merge) return { kind: "notFound" };
  const { tx, today, now } = asking;
  const subjectIds = idsOf(merge);
  // What the reader may not read is not on the list, and is not moved by its key either.
  const since = merge.splitAt === null ? [] : await readWrittenSince(tx, { mergeId, today });
  const row = since.find(({ relation, key }) => relation === form.relation && key === form.key);
  const isMovable = row !== undefined && row.isMoved === (to === "back");
  const said = isMovable ? await moveWrittenSince(tx, now, { mergeId, row, to }) : "stale";
  if (said === "done") {
    return { kind: "redirect", to: samePaths.writtenSince(mergeId), subjectIds };
  }
  const view = await again(asking, merge, { csrfToken, stale: staleWords[said] });
  return { kind: "stale", view, subjectIds };
}

const moveRoutes: readonly Route[] = (
  [
    ["/same-child/merges/:mergeId/moves", "merge.move", "there"],
    ["/same-child/merges/:mergeId/moves/back", "merge.move-back", "back"],
  ] as const
).map(([path, action, to]) =>
  route({
    method: "POST",
    path,
    access,
    audit: { action },
    input: { params: mergeParams, form: moveForm },
    handle: ({ tx, actor, clock, compareStaff, params, form, frame: { csrfToken } }) => {
      const asking = { tx, actor, now: clock.now(), today: clock.today(), compareStaff };
      return move(asking, params.mergeId, { form, to, csrfToken });
    },
  }),
);

/** What is pressed once two records are apart, each with its way back. */
export const afterSplitRoutes: readonly Route[] = [...tellRoutes, ...moveRoutes];
