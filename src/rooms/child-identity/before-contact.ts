import type { BeforeContact } from "../child-record/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { standingFact, type Fact } from "./fact.ts";
import { listFacts } from "./fact-reads.ts";
import { acceptedWords } from "./facts/language.ts";
import { voicemailWords } from "./facts/safe-contact.ts";
import { identitySchemeOn, nameIn, type IdentityScheme } from "./identity-scheme.ts";

type Asked = { readonly personId: string; readonly today: string };

/** What a worker needs before they ring or knock: how to reach the child safely, and who interprets. */
export async function knownBeforeContact(
  tx: Tx,
  { personId, today }: Asked,
): Promise<readonly BeforeContact[]> {
  const facts = await listFacts(tx, personId);
  if (facts.length === 0) return [];
  return beforeContactOf(facts, await identitySchemeOn(tx, today));
}

export function beforeContactOf(
  facts: readonly Fact[],
  scheme: IdentityScheme,
): readonly BeforeContact[] {
  return [contactOf(facts), interpreterOf(facts, scheme), needsOf(facts)].filter(
    (one) => one !== undefined,
  );
}

function contactOf(facts: readonly Fact[]): BeforeContact | undefined {
  const fact = standingFact(facts, "safe-contact");
  if (fact?.state === "not-safe")
    return { label: "Safe contact", text: "No way to reach the child is safe now" };
  if (fact?.state !== "known") return undefined;
  const { number, hours, voicemail, messages, seenBy } = fact.details;
  const words = [
    hours,
    voicemailWords(voicemail),
    messages === "no" && "No text messages",
    seenBy && `Seen by: ${seenBy}`,
    fact.wording && `If someone else answers: ${fact.wording}`,
  ];
  return { label: "Safe contact", text: words.filter(Boolean).join(". "), phone: number };
}

function interpreterOf(facts: readonly Fact[], scheme: IdentityScheme): BeforeContact | undefined {
  const fact = standingFact(facts, "interpreter");
  if (fact?.state !== "known" || fact.value === null) return undefined;
  const { dialect, gender, name } = fact.details;
  const words = [
    nameIn(scheme.languages, fact.value),
    dialect && `dialect ${dialect}`,
    acceptedWords(gender)?.toLowerCase(),
    name,
  ];
  return { label: "Interpreter", text: `${words.filter(Boolean).join(", ")}. Never family` };
}

function needsOf(facts: readonly Fact[]): BeforeContact | undefined {
  const fact = standingFact(facts, "needs");
  const how = fact?.details["communication"];
  return how === undefined ? undefined : { label: "Communication", text: how };
}
