import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Document } from "../../../platform/documents/index.ts";
import type { AsPapers } from "../../../platform/http/places-guard.ts";
import { getWorkingCalendar, hubOn } from "../../directory/index.ts";
import {
  type Transfer,
  transferKindsOn,
  newNotice,
  answerBy as lifeAnswerBy,
  keepNotice,
} from "../../case-lifecycle/index.ts";
import type { Person } from "../../subjects/index.ts";
import { preparePaper, type PrepareForm, type Prepared } from "../prepare-paper.ts";
import type { Choice } from "../recipient.ts";
import { noticeDocument } from "./notice-document.ts";

type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
  readonly asPapers: AsPapers;
};
type Notice = {
  readonly person: Person;
  readonly transfer: Transfer;
  readonly choices: readonly Choice[];
  readonly form: PrepareForm;
};

export const noticeKind = "border-notice";

/** With the name of the other area, whoever there it is for. */
const addressed = ({ area }: Pick<Transfer, "area">, recipient: string): string =>
  recipient.includes(area) ? recipient : [recipient, area].filter(Boolean).join(", ");

/** Prepares a notice to the other area of a transfer. Its words come from configuration and chance alone. */
export async function prepareNotice(
  tx: Tx,
  { actor, at, today, asPapers }: CommandContext,
  { person, transfer, choices, form }: Notice,
): Promise<{ readonly change: Prepared; readonly document: Document }> {
  const kinds = await transferKindsOn(tx, today);
  const ring = await hubOn(tx, today);
  const ids = newNotice();
  const answerBy = lifeAnswerBy(kinds, today, await getWorkingCalendar(tx));
  const partnership = actor.partnershipName;
  const words = { reference: ids.reference, ring, partnership, answerBy, today };
  const documentFor = (recipient: string): Document =>
    noticeDocument(words, addressed(transfer, recipient));
  const change = await preparePaper(
    tx,
    { actor, at, asPapers },
    {
      person,
      kind: noticeKind,
      choices,
      documentFor,
      form,
      madeFrom: [{ record: "protect.border_notices", id: ids.noticeId, version: 1 }],
    },
  );
  if (change.kind === "accepted") {
    const { paperId } = change;
    await keepNotice(tx, { actor, at }, { person, transfer, ids, paperId, answerBy });
  }
  return { change, document: documentFor("") };
}
