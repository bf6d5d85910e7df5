import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listAgencies, sharingAgreementOn } from "../directory/index.ts";
import { listCircle, type Person } from "../subjects/index.ts";
import { addWords } from "./add-words.ts";
import { answerInvitation } from "./answer-invitation.ts";
import { approveMinutes } from "./approve.ts";
import { askForUpdate } from "./ask-before.ts";
import { bookMeeting } from "./book-meeting.ts";
import { decide } from "./decide.ts";
import { familyPaperFor } from "./family-paper.ts";
import { findMeeting } from "./meeting-reads.ts";
import { panelTypeOf } from "./panel-type.ts";
import { promise, sayWhatCame, type PromiseForm } from "./promises.ts";
import { placesOf } from "./quorum.ts";
import { readContents } from "./record-reads.ts";
import { saveAttendance } from "./save-attendance.ts";
import { saveFamily } from "./save-family.ts";
import { saveItem } from "./save-item.ts";
import { shareInformation } from "./share-information.ts";

type About = { readonly person: Person; readonly meetingId: string };

async function meetingOf(tx: Tx, { actor }: CommandContext, { person, meetingId }: About) {
  const meeting = await findMeeting(tx, actor, meetingId);
  if (!meeting) throw new Error("there is no such meeting");
  return { person, meeting, type: await panelTypeOf(tx, meeting) };
}

/**
 * The commands of a meeting for whoever has no form in front of them, as the demonstration has not:
 * each looks up what a page would have known, and goes through the same rules.
 */
export const meetingCommands = {
  bookMeeting,
  addWords,
  sayWhatCame,

  async write(
    tx: Tx,
    acting: { actor: StaffActor; at: Date },
    { meetingId, part, wording }: { meetingId: string; part: string; wording: string },
  ) {
    const item = await tx
      .selectFrom("panels.items")
      .select(["item_id", "version"])
      .where("meeting_id", "=", meetingId)
      .where("item", "=", part)
      .executeTakeFirstOrThrow();
    const form = { wording, version: String(item.version) };
    return saveItem(tx, acting, { meetingId, itemId: item.item_id, form });
  },

  /** Everybody who is asked came, but for those named; the child and the parents took part. */
  async attend(
    tx: Tx,
    acting: CommandContext,
    { away, ...about }: About & { away: readonly string[] },
  ) {
    const { personId } = about.person;
    const { type } = await meetingOf(tx, acting, about);
    const { items, invited } = await readContents(tx, { ...about, personId }, acting);
    const places = placesOf(invited, type.quorum);
    const attended = (who: string) => (away.includes(who) ? "apologies" : "attended");
    const rows = places.map(({ who }) => [who, { attended: attended(who), deputy: "" }] as const);
    const partOf = (name: string) => ({
      itemId: items.get(name)?.itemId ?? "",
      version: String(items.get(name)?.version ?? 0),
    });
    const [attendance, family] = [partOf("attendance"), partOf("family")];
    await saveAttendance(tx, acting, {
      ...about,
      itemId: attendance.itemId,
      places,
      form: { version: attendance.version, rows: new Map(rows) },
    });
    const took = (tookPart: string, explanation = "") => ({ tookPart, names: "", explanation });
    await saveFamily(tx, acting, {
      ...about,
      itemId: family.itemId,
      form: {
        version: family.version,
        family: {
          child: took("part", "The plan, and what they wanted everybody to know"),
          parent: took("whole"),
        },
      },
    });
  },

  /** The acting person's own answer. */
  async answer(tx: Tx, acting: CommandContext, { answer, ...about }: About & { answer: string }) {
    const on = await meetingOf(tx, acting, about);
    const form = { answer, deputy: "" };
    return answerInvitation(tx, acting, { ...on, staffId: acting.actor.id, form });
  },

  async askForUpdate(
    tx: Tx,
    acting: CommandContext,
    { agencyId, ...about }: About & { agencyId: string },
  ) {
    return askForUpdate(tx, acting, { ...(await meetingOf(tx, acting, about)), agencyId });
  },

  /** What a strategy discussion decided, under the acting person's lead. */
  async decide(
    tx: Tx,
    acting: CommandContext,
    { decision, reason, ...about }: About & { decision: string; reason: string },
  ) {
    const { id, name } = acting.actor;
    const form = { decision, decisionReason: reason, decisionDissent: "", decisionLead: id };
    const ground = { leads: [{ staffId: id, name }], mayBegin: true };
    return decide(tx, acting, { ...(await meetingOf(tx, acting, about)), form, ...ground });
  },

  /** No wording means that the agency holds nothing. */
  async share(
    tx: Tx,
    acting: CommandContext,
    { agencyId, wording, ...about }: About & { agencyId: string; wording: string | null },
  ) {
    const form = {
      agency: agencyId,
      holds: wording === null ? "nothing" : "",
      shared: wording ?? "",
      basis: "",
      basisReason: "",
    };
    const agencies = await listAgencies(tx);
    const agreement = await sharingAgreementOn(tx, acting.today);
    return shareInformation(tx, acting, { ...about, form, agencies, agreement });
  },

  /** Answers the id of the promise, or undefined when it was refused. */
  async promise(tx: Tx, acting: CommandContext, given: About & { form: PromiseForm }) {
    const change = await promise(tx, acting, given);
    if (change.kind !== "accepted") return undefined;
    const { actions } = await readContents(
      tx,
      { ...given, personId: given.person.personId },
      acting,
    );
    return actions.toSorted((one, other) => (one.actionId < other.actionId ? 1 : -1))[0]?.actionId;
  },

  async approve(
    tx: Tx,
    acting: CommandContext,
    { person, meetingId, without }: About & { without: string },
  ) {
    const { meeting, type } = await meetingOf(tx, acting, { person, meetingId });
    return approveMinutes(tx, acting, { person, meeting, type, without });
  },

  /** What the family's paper of a meeting says, for whoever it is for. */
  async familyPaper(tx: Tx, acting: CommandContext, { person, meetingId }: About) {
    const { meeting, type } = await meetingOf(tx, acting, { person, meetingId });
    const circle = await listCircle(tx, person.circleId, acting.at);
    const contents = await readContents(tx, meeting, acting);
    return familyPaperFor({ person, circle, meeting, type }, contents, "en");
  },
} as const;
