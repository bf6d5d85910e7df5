import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listCircle, type Person } from "../subjects/index.ts";
import { listActions } from "../work/index.ts";
import { agreePlan, fingerprintOf, type AgreeForm } from "./agree-plan.ts";
import { carerPaperFor, findCarerSheet, saveCarerSheet } from "./carer/carer-sheet.ts";
import { saveFamilyWords, wordsField, versionField } from "./family/family-words.ts";
import { planPaperFor, readPaperContext } from "./family/plan-paper.ts";
import { savePart, type PartKey, type PartTexts } from "./parts.ts";
import { contentOf, type WholePlan } from "./plan.ts";
import { findPlan } from "./plan-reads.ts";
import { planSchemeOn } from "./plan-scheme.ts";
import type { PlanChange } from "./plan-writes.ts";
import { linkPromise, rateOutcome, saveOutcome } from "./save-outcome.ts";
import { saveWants, type WantsForm } from "./save-wants.ts";
import { listAgreed } from "./version-reads.ts";
import { recordVoice, type VoiceForm } from "./voice/record-voice.ts";
import { listVoices } from "./voice/voice-reads.ts";

type Of<T> = T & { readonly person: Person };

async function wholeOf(tx: Tx, { personId }: Person): Promise<WholePlan> {
  const whole = await findPlan(tx, personId);
  if (!whole) throw new Error("the child has no plan");
  return whole;
}

/**
 * The commands of a plan for whoever has no form in front of them, as the demonstration has not: each
 * looks up what a page would have known, and goes through the same rules.
 */
export const planCommands = {
  saveCarerSheet,

  async outcome(
    tx: Tx,
    acting: CommandContext,
    { person, wording, why }: Of<Record<"wording" | "why", string>>,
  ) {
    const form = { wording, why, version: "0" };
    const { outcomeId } = await saveOutcome(tx, acting, { person, outcome: undefined, form });
    if (outcomeId === undefined) throw new Error("an outcome was refused");
    return outcomeId;
  },

  async rate(
    tx: Tx,
    acting: CommandContext,
    { person, outcomeId, ...form }: Of<Record<"outcomeId" | "rating" | "reason", string>>,
  ): Promise<PlanChange> {
    const { outcomes } = await wholeOf(tx, person);
    const outcome = outcomes.find((one) => one.outcomeId === outcomeId);
    if (!outcome) throw new Error("the plan has no such outcome");
    const scheme = await planSchemeOn(tx, acting.today);
    return rateOutcome(tx, acting, { person, outcome, scheme, form });
  },

  /** The child's latest promises, so many of them, serve this outcome. */
  async link(
    tx: Tx,
    acting: CommandContext,
    { person, outcomeId, skip, most }: Of<{ outcomeId: string; skip: number; most: number }>,
  ) {
    const actions = await listActions(tx, person.personId);
    for (const { actionId } of actions.slice(skip, skip + most)) {
      await linkPromise(tx, acting, { person, outcomeId, actionId, forFamily: "" });
    }
  },

  part: (
    tx: Tx,
    acting: CommandContext,
    { person, part, texts }: Of<{ part: PartKey; texts: PartTexts }>,
  ) =>
    savePart(tx, acting, {
      person,
      part,
      row: undefined,
      form: { ...texts, version: "0", ended: "" },
    }),

  async wants(
    tx: Tx,
    acting: CommandContext,
    { person, ...texts }: Of<Omit<WantsForm, "version">>,
  ) {
    const version = String((await findPlan(tx, person.personId))?.plan.version ?? 0);
    return saveWants(tx, acting, { person, form: { ...texts, version } });
  },

  async agree(
    tx: Tx,
    acting: CommandContext,
    { person, form }: Of<{ form: Omit<AgreeForm, "seen"> }>,
  ) {
    const whole = await wholeOf(tx, person);
    const last = (await listAgreed(tx, person.personId))[0]?.number ?? 0;
    const seen = fingerprintOf(contentOf(whole));
    return agreePlan(tx, acting, { person, whole, last, form: { ...form, seen } });
  },

  /** Words for the family, by the kind of part: the first of each kind gets them. */
  async familyWords(tx: Tx, acting: CommandContext, { person, words }: Of<{ words: PartTexts }>) {
    const whole = await wholeOf(tx, person);
    const { rows } = await readPaperContext(tx, whole);
    const typed = new Map(
      rows.flatMap((row, index) => {
        const isFirst = rows.findIndex(({ about }) => about === row.about) === index;
        const wording = (isFirst ? words[row.about] : undefined) ?? row.wording;
        return [
          [wordsField(row), wording],
          [versionField(row), String(row.version)],
        ] as const;
      }),
    );
    const textOf = (field: string): string => typed.get(field) ?? "";
    return saveFamilyWords(tx, acting, { person, whole, textOf });
  },

  async familyPaper(tx: Tx, acting: CommandContext, person: Person) {
    const ground = await readPaperContext(tx, await wholeOf(tx, person));
    const circle = await listCircle(tx, person.circleId, acting.at);
    const paper = planPaperFor(ground, { circle, language: "en" });
    if (!paper) throw new Error("the plan has not been agreed");
    return paper;
  },

  async carerPaper(tx: Tx, { today }: CommandContext, person: Person) {
    const sheet = await findCarerSheet(tx, person.personId);
    if (!sheet) throw new Error("the child has no sheet");
    return carerPaperFor({ sheet, person, today, language: "en" });
  },

  async voice(tx: Tx, acting: CommandContext, { person, form }: Of<{ form: VoiceForm }>) {
    const scheme = await planSchemeOn(tx, acting.today);
    const earlier = await listVoices(tx, person.personId);
    return recordVoice(tx, acting, { person, scheme, earlier, form });
  },
};
