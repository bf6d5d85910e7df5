import type { FindChildrenNamed } from "../subjects/index.ts";
import { formatTime } from "../../kernel/dates.ts";
import type { FieldError } from "../../kernel/fields.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { writeAudit } from "../../platform/audit/audit.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { AsPapers } from "../../platform/http/places-guard.ts";
import { countOnce, whenFree } from "../../platform/session/sliding-limit.ts";

type Text = { readonly field: string; readonly text: string };
export type Writing = {
  readonly asPapers: AsPapers;
  readonly findChildrenNamed: FindChildrenNamed;
  readonly actor: StaffActor;
  readonly at: Date;
  readonly requestId: string;
};

/**
 * How often one person is told within any hour that words could name a child whom they do not reach. Whoever
 * tries names would learn by it which are on some record.
 */
const refusals = { attempts: 10, minutes: 60 };

/** A reference of a record, as it stands at the head of its pages. */
const reference = /\bC-\d{1,9}-\d\b/i;

/**
 * Why words must not go to every lead. Which words they are is said of a child whom the writer
 * reaches; of any other, that there may be a name, and that not without end: then nothing that is
 * written here is looked at, or taken, until an hour after the first of them.
 */
export async function namesOfChildren(
  tx: Tx,
  writing: Writing,
  texts: readonly Text[],
): Promise<readonly FieldError[]> {
  const written = texts.filter(({ text }) => text.trim() !== "");
  if (written.length === 0) return [];
  const limit = { limit: refusals, at: writing.at };
  const key = `names ${writing.actor.id}`;
  // Of many at once the next waits for the count of the one before.
  await oneAtATime(tx, key);
  const free = await whenFree(tx, key, limit);
  if (free) {
    await keepRefusal(tx, writing, { isUsedUp: true });
    const message = `Too many words were refused here because they could name a child. Write again from ${formatTime(free)}, or ask a colleague to write it`;
    return written.slice(0, 1).map(({ field }) => ({ field, message }));
  }
  const { errors, isUnreached } = await lookForNames(tx, writing, written);
  if (isUnreached) {
    await countOnce(tx, key, writing.at);
    await keepRefusal(tx, writing, { isUsedUp: false });
  }
  return errors;
}

const keepRefusal = (
  tx: Tx,
  { actor, at, requestId }: Writing,
  detail: { readonly isUsedUp: boolean },
): Promise<void> => {
  const entry = { action: "names.refused", outcome: "refused", route: "names", requestId } as const;
  return writeAudit(tx, actor, { entry: { ...entry, detail }, at });
};

async function lookForNames(
  tx: Tx,
  { asPapers, findChildrenNamed }: Writing,
  texts: readonly Text[],
): Promise<{ readonly errors: readonly FieldError[]; readonly isUnreached: boolean }> {
  const found = await findChildrenNamed(
    tx,
    asPapers,
    texts.map(({ text }) => text),
  );
  const names = found.flat().map(({ name }) => name);
  const reached = await namesWithinReach(tx, names);
  const errors = texts.flatMap(({ field, text }, index) => {
    const named = found[index] ?? [];
    const known = named.find(({ name }) => reached.has(name));
    if (known) return [{ field, message: `Take out “${known.words}”: it is the name of a child` }];
    if (named.length > 0)
      return [{ field, message: "Take out names: words here could name a child" }];
    return reference.test(text)
      ? [{ field, message: "Take out the reference of a child’s record" }]
      : [];
  });
  return { errors, isUnreached: names.some((name) => !reached.has(name)) };
}

/** Of names as they are kept, those of children whom the acting person reaches. */
export async function namesWithinReach(
  tx: Tx,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const people = await tx
    .selectFrom("subjects.people")
    .select("sort_name as name")
    .where("sort_name", "in", [...names])
    .execute();
  const others = await tx
    .selectFrom("subjects.names")
    .select("sort_name as name")
    .where("sort_name", "in", [...names])
    .execute();
  return new Set([...people, ...others].map(({ name }) => name));
}
