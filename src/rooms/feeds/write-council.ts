import { datePartsOf } from "../../kernel/fields.ts";
import { listReferences, forumsOn, recordReference, endReference } from "../statutory/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Said } from "./kinds.ts";
import { refused, type CommandContext, type Writing, type Written } from "./writing.ts";

/** What an episode says of its hours, where the other system has none. */
export const noHour = "noHour";

const dayOf = (when: string): string => when.slice(0, 10);
const hasHour = (when: string): boolean => when.includes(" ");

/**
 * A row of the council’s own record as an episode: a day without an hour begins with the day. A child
 * who left and came back on one day was back by its end.
 */
export function episodeOf({ from = "", to, ...said }: Said): Said {
  const isOneDay = to === dayOf(from);
  const end = to === undefined || hasHour(to) ? to : `${to} ${isOneDay ? "23:59" : "00:00"}`;
  const isWhole = hasHour(from) && (to === undefined || hasHour(to));
  return {
    ...said,
    missingSince: hasHour(from) ? from : `${from} 00:00`,
    ...(end === undefined ? {} : { returnedAt: end }),
    ...(isWhole ? {} : { [noHour]: " That record has the day alone, and no hour." }),
  };
}

const blank = { day: "", month: "", year: "" };

/** That a child is known to a forum, and that this has ended; what a person has recorded stays. */
export async function writeReference(
  tx: Tx,
  acting: CommandContext,
  writing: Writing,
): Promise<Written> {
  const { person, source, said, writtenId } = writing;
  const since = dayOf(said["from"] ?? "");
  const all = await listReferences(tx, person.personId);
  const same = all.filter((one) => one.forum === said["what"] && one.onSince === since);
  // One that a person has ended is taken as the same where the council says that it has ended.
  const known =
    writtenId === null
      ? same.find(({ endedOn }) => endedOn === null || said["to"] !== undefined)
      : all.find((one) => one.referenceId === writtenId);
  if (known) return writeEnd(tx, acting, { ...writing, known });
  const forum = (await forumsOn(tx, acting.today)).find(
    ({ key, body }) => key === said["what"] && !body.isHidden,
  );
  if (!forum || writtenId !== null)
    return { left: "It cannot be recorded: look at the child’s other forums" };
  const change = await recordReference(tx, acting, {
    person,
    forum,
    form: {
      since: datePartsOf(since),
      reference: "",
      contact: "",
      summary: "",
      next: blank,
      nextWhat: "",
      basis: `As ${source.name} has it, the council’s own record of the child.`,
    },
  });
  if (change.kind === "stands") {
    return { left: "It is already recorded, since another day: see whether it is the same" };
  }
  if (change.kind === "invalid") return { left: refused };
  const { referenceId } = change;
  const added = (await listReferences(tx, person.personId)).find(
    (one) => one.referenceId === referenceId,
  );
  return added ? writeEnd(tx, acting, { ...writing, known: added }) : { writtenId: referenceId };
}

type Ending = Writing & {
  readonly known: Awaited<ReturnType<typeof listReferences>>[number];
};

async function writeEnd(
  tx: Tx,
  acting: CommandContext,
  { person, source, said, writtenId, known }: Ending,
): Promise<Written> {
  const { to } = said;
  const { referenceId } = known;
  const isNew = writtenId === null;
  if (isNew && (to === undefined || known.endedOn !== null)) return { writtenId: referenceId };
  const isSame = known.onSince === dayOf(said["from"] ?? "") && known.forum === said["what"];
  if (to === undefined || !isSame || known.endedOn !== null) {
    return { left: "It changed in the other system: correct the forum if needed" };
  }
  const change = await endReference(tx, acting, {
    person,
    standing: known,
    version: String(known.version),
    form: { ended: datePartsOf(dayOf(to)), endReason: `As ${source.name} has it` },
  });
  return change.kind === "accepted" ? { writtenId: referenceId } : { left: refused };
}
