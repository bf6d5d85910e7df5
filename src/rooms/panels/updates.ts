import { formatDate, londonDate } from "../../kernel/dates.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { usualBasis, type SharingAgreement } from "../directory/index.ts";
import { notify } from "../work/index.ts";
import type { AgendaChange } from "./agenda.ts";
import type { Panel } from "./panel.ts";
import { isOpen, listSittingPeople, type Sitting } from "./sitting-reads.ts";
import type { OwnUpdates } from "./update-reads.ts";

/** What was typed: the words for each item, the items on which nothing is held, or that it is nothing on all. */
export type UpdatesForm = {
  readonly words: ReadonlyMap<string, string>;
  readonly nothing: ReadonlySet<string>;
  readonly isNothingOnAll: boolean;
};

export const updateField = (itemId: string): string => `shared-${itemId}`;

type Said = { readonly itemId: string; readonly wording: string | null };

/** Null stands for “no information held”. Items that were answered before are left out of “nothing on any”. */
export function readUpdates(
  { words, nothing, isNothingOnAll }: UpdatesForm,
  { updates }: Pick<OwnUpdates, "updates">,
): readonly Said[] | readonly FieldError[] {
  const errors: FieldError[] = [];
  const said = updates.flatMap(({ item: { itemId }, said: before }): Said[] => {
    if (isNothingOnAll) return before.length === 0 ? [{ itemId, wording: null }] : [];
    const read = readText(words.get(itemId) ?? "", { name: "What you share", most: 10_000 });
    const field = updateField(itemId);
    if (!read.ok) errors.push({ field, message: read.error });
    else if (read.value !== "" && nothing.has(itemId))
      errors.push({
        field,
        message: "Enter the information you hold, or choose “No information held”",
      });
    else if (read.value !== "" || nothing.has(itemId))
      return [{ itemId, wording: read.value || null }];
    return [];
  });
  const [first] = updates;
  if (errors.length === 0 && said.length === 0 && !isNothingOnAll && first !== undefined) {
    const message = "Enter the information you hold on an item, or choose “No information held”";
    return [{ field: updateField(first.item.itemId), message }];
  }
  return errors.length > 0 ? errors : said;
}

const isWrong = (read: readonly Said[] | readonly FieldError[]): read is readonly FieldError[] =>
  read.some((one) => "field" in one);

type Answering = {
  readonly sitting: Sitting;
  readonly own: OwnUpdates;
  readonly agreement: SharingAgreement;
  readonly form: UpdatesForm;
};

/** An agency says for itself what it holds on the items it is asked to, each as a sharing decision. */
export async function answerUpdates(
  tx: Tx,
  { actor, at }: CommandContext,
  { sitting, own, agreement, form }: Answering,
): Promise<AgendaChange> {
  if (!(await isOpen(tx, sitting.sittingId))) return { kind: "closed" };
  const read = readUpdates(form, own);
  if (isWrong(read)) return { kind: "invalid", errors: read };
  if (read.length === 0) return { kind: "accepted" };
  const basis = usualBasis(agreement, own.agencyKind);
  await tx
    .insertInto("panels.item_shares")
    .values(
      read.map(({ itemId, wording }) => ({
        item_share_id: newId(),
        partnership_id: actor.partnershipId,
        agenda_item_id: itemId,
        agency_id: own.agencyId,
        wording,
        agreement_id: agreement.id,
        basis,
        shared_by: actor.id,
        shared_at: at,
      })),
    )
    .execute();
  return { kind: "accepted" };
}

export type AskedForUpdates = { readonly kind: "accepted" | "nobody" | "closed" };

/** While papers are open: before that nobody of the agency could read what they are asked about. */
export const mayAskNow = ({ opensAt, closesAt }: Sitting, at: Date): boolean =>
  opensAt <= at && at < closesAt;

/** Asks an agency for its updates on all its items in one press, once a day at most. */
export async function askForUpdates(
  tx: Tx,
  { actor, at, today }: CommandContext,
  asked: { readonly sitting: Sitting; readonly panel: Panel; readonly agencyId: string },
): Promise<AskedForUpdates> {
  const { sitting, panel, agencyId } = asked;
  const { sittingId, startsAt } = sitting;
  if (!(await isOpen(tx, sittingId))) return { kind: "closed" };
  await oneAtATime(tx, `askings of ${sittingId}`);
  const people = (await listSittingPeople(tx, sittingId)).filter(
    (one) => one.agencyId === agencyId && one.staffId !== actor.id,
  );
  const last = await lastAsked(tx, { sittingId, agencyId });
  const isToday = last !== undefined && londonDate(last) === today;
  if (people.length === 0 || isToday || !mayAskNow(sitting, at)) return { kind: "nobody" };
  await tx
    .insertInto("panels.sitting_askings")
    .values({
      sitting_asking_id: newId(),
      partnership_id: actor.partnershipId,
      sitting_id: sittingId,
      agency_id: agencyId,
      asked_by: actor.id,
      asked_at: at,
    })
    .execute();
  const day = formatDate(londonDate(startsAt));
  await notify(
    tx,
    {
      partnershipId: actor.partnershipId,
      staffIds: people.map(({ staffId }) => staffId),
      kind: "chase",
      href: `/sittings/${sittingId}/updates`,
      headline: `Your agency is asked for its updates before ${panel.abbreviation} on ${day}`,
    },
    { by: actor, at },
  );
  return { kind: "accepted" };
}

async function lastAsked(
  tx: Tx,
  { sittingId, agencyId }: { readonly sittingId: string; readonly agencyId: string },
): Promise<Date | undefined> {
  const row = await tx
    .selectFrom("panels.sitting_askings")
    .select("asked_at as at")
    .where("sitting_id", "=", sittingId)
    .where("agency_id", "=", agencyId)
    .orderBy("asked_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}
