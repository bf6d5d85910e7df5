import { readText, type FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Candidate } from "../subjects/index.ts";
import type { Episode } from "./episode-reads.ts";
import { addMatches, moveConcern, moveEpisode } from "./episode-writes.ts";
import { followLateLink } from "./follow-late-link.ts";
import type { EpisodeChange } from "./rate-concern.ts";

export type MatchForm = {
  readonly verdict: string;
  readonly reason: string;
  readonly version: string;
};

const verdicts = ["same", "different"] as const;
type Verdict = (typeof verdicts)[number];

const isVerdict = (text: string): text is Verdict => (verdicts as readonly string[]).includes(text);

/**
 * A person's decision that a concern is, or is not, about a child with a record here. "Same" links the
 * two, so that whoever reaches the child reads the concern; "different" of the linked child undoes it. Once it
 * is decided, a concern that is linked with nobody can be linked, once.
 */
export async function decideMatch(
  tx: Tx,
  acting: CommandContext,
  { episode, candidate, form }: { episode: Episode; candidate: Candidate; form: MatchForm },
): Promise<EpisodeChange> {
  const read = readMatchForm(form);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { verdict, reason } = read;
  const { personId, likeness } = candidate;
  const linked = linkAfter(verdict, personId, episode);
  const given = { concernId: episode.concernId, version: form.version, isLink: true };
  if (!(await moveEpisode(tx, given, { person_id: linked }))) return { kind: "stale" };
  await moveConcern(tx, episode.concernId, { person_id: linked });
  const match = {
    personId,
    verdict,
    reasonsFor: likeness.for,
    reasonsAgainst: likeness.against,
  };
  await addMatches(tx, acting, { episode, matches: [match], reason });
  if (linked !== null) await followLateLink(tx, acting, { episode, personId: linked });
  return { kind: "accepted" };
}

function linkAfter(verdict: Verdict, personId: string, episode: Episode): string | null {
  if (verdict === "same") return personId;
  return episode.personId === personId ? null : episode.personId;
}

function readMatchForm(
  form: MatchForm,
): { verdict: Verdict; reason: string } | { errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const { verdict } = form;
  if (!isVerdict(verdict)) {
    errors.push({ field: "verdict", message: "Choose whether this is the same child" });
  }
  const reason = readText(form.reason, {
    name: "Reason",
    most: 2000,
    missing: "Enter the reason: what you compared, and who you asked",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (!isVerdict(verdict) || !reason.ok) return { errors };
  return { verdict, reason: reason.value };
}
