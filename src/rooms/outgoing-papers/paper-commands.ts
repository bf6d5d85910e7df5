import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { AsPapers } from "../../platform/http/places-guard.ts";
import { findPerson } from "../subjects/index.ts";
import { findPaper } from "./paper-reads.ts";
import {
  askForRelease,
  recordGiven,
  releasePaper,
  sendBack,
  type GivenForm,
} from "./paper-steps.ts";
import { prepareNotice } from "./border-notice/prepare-notice.ts";
import { preparePaper } from "./prepare-paper.ts";

type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly asPapers: AsPapers;
};

/** The paper as it is now, as a form would have been filled in on its page. */
async function askedOf(tx: Tx, { actor }: CommandContext, paperId: string) {
  const paper = await findPaper(tx, actor, paperId);
  const person = paper && (await findPerson(tx, actor, paper.personId));
  if (!paper || !person) throw new Error("there is no such paper");
  return { paper, person, version: String(paper.version) };
}

/** The steps of a paper for whoever has no form in front of them, as the demonstration has not. */
export const paperCommands = {
  prepare: preparePaper,
  prepareNotice,
  ask: async (tx: Tx, acting: CommandContext, paperId: string) =>
    askForRelease(tx, acting, await askedOf(tx, acting, paperId)),
  release: async (tx: Tx, acting: CommandContext, paperId: string) =>
    releasePaper(tx, acting, await askedOf(tx, acting, paperId)),
  sendBack: async (
    tx: Tx,
    acting: CommandContext,
    { paperId, words }: { paperId: string; words: string },
  ) => sendBack(tx, acting, { ...(await askedOf(tx, acting, paperId)), words }),
  give: async (
    tx: Tx,
    acting: CommandContext & { readonly today: string },
    { paperId, form }: { paperId: string; form: GivenForm },
  ) => recordGiven(tx, acting, { ...(await askedOf(tx, acting, paperId)), form }),
};
