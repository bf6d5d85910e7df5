import { z } from "zod";
import { anId, field } from "../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import {
  findOwnMerge,
  listMergeTells,
  moveWrittenSince,
  noteMergeTold,
  takeBackMergeTold,
  type Merge,
  type MergeChange,
} from "../../subjects/index.ts";
import { readWrittenSince } from "../written-since.ts";
import { again, idsOf, mergeParams, staleWords, type ReadContext } from "./merged-facts.ts";
import { samePaths } from "./paths.ts";

const access = { permission: "record.merge" } as const;
const tellParams = mergeParams.extend({ mergeTellId: anId });

type TellParams = z.infer<typeof tellParams>;

/** The two with this one on the list of whom to tell; nothing of a list that the reader may not read. */
async function findTell(
  asking: ReadContext,
  { mergeId, mergeTellId }: TellParams,
): Promise<Merge | undefined> {
  const merge = await findOwnMerge(asking, mergeId);
  if (!merge || merge.splitAt === null) return undefined;
  const tells = await listMergeTells(asking.tx, { mergeId, today: asking.today });
  return tells.some(({ tellId }) => tellId === mergeTellId) ? merge : undefined;
}

type Pressed = {
  readonly params: TellParams;
  readonly csrfToken: string;
  /** What was typed; nothing where there is nothing to type. */
  readonly how?: string;
  readonly record: (tellId: string) => Promise<MergeChange>;
};

/** That they were told, or that this is taken back. */
async function tell(
  asking: ReadContext,
  { params, csrfToken, how, record }: Pressed,
): Promise<Outcome> {
  const merge = await findTell(asking, params);
  if (!merge) return { kind: "notFound" };
  const subjectIds = idsOf(merge);
  const tellId = params.mergeTellId;
  const change = await record(tellId);
  if (change.kind === "accepted") {
    return { kind: "redirect", to: samePaths.tells(merge.mergeId), subjectIds };
  }
  const typed = { csrfToken, ...(how !== undefined && { tellTyped: { tellId, how } }) };
  if (change.kind === "invalid") {
    const view = await again(asking, merge, { ...typed, errors: change.errors });
    return { kind: "invalid", view, subjectIds };
  }
  const view = await again(asking, merge, { ...typed, stale: staleWords.stale });
  return { kind: "stale", view, subjectIds };
}

const tellRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/same-child/merges/:mergeId/tells/:mergeTellId",
    access,
    audit: { action: "merge.told" },
    shows: { about: "children" },
    input: { params: tellParams, form: z.object({ how: field(), version: field() }) },
    handle: ({ tx, actor, clock, params, form, frame: { csrfToken } }) => {
      const now = clock.now();
      const record = (tellId: string) => noteMergeTold(tx, { actor, at: now }, { tellId, form });
      const asking = { tx, actor, now, today: clock.today() };
      return sayDone(
        "Recorded: they were told.",
        tell(asking, { params, csrfToken, how: form.how, record }),
      );
    },
  }),
  route({
    method: "POST",
    path: "/same-child/merges/:mergeId/tells/:mergeTellId/back",
    access,
    audit: { action: "merge.told-back" },
    shows: { about: "children" },
    input: { params: tellParams, form: z.object({ version: field() }) },
    handle: ({ tx, actor, clock, params, form, frame: { csrfToken } }) => {
      const now = clock.now();
      const record = (tellId: string) =>
        takeBackMergeTold(tx, { actor, at: now }, { tellId, form });
      const asking = { tx, actor, now, today: clock.today() };
      return sayDone(
        "Withdrawn: they still have to be told.",
        tell(asking, { params, csrfToken, record }),
      );
    },
  }),
];

const moveForm = z.object({ relation: field(), key: field() });

/** To the record that was taken apart, or back to the one on which it was written. */
async function move(
  asking: ReadContext,
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
    shows: { about: "children" },
    input: { params: mergeParams, form: moveForm },
    handle: ({ tx, actor, clock, params, form, frame: { csrfToken } }) => {
      const asking = { tx, actor, now: clock.now(), today: clock.today() };
      return sayDone(
        "Saved. The entry is on the record you chose.",
        move(asking, params.mergeId, { form, to, csrfToken }),
      );
    },
  }),
);

/** What is pressed once two records are apart, each with its way back. */
export const afterSplitRoutes: readonly Route[] = [...tellRoutes, ...moveRoutes];
