import { counted } from "../../../kernel/words.ts";
import type { Counts, Planned } from "./budget.ts";

/** One and more of each kind, said so that nothing of a child is in it: a mailbox is read by others too. */
const kinds: Readonly<Record<string, readonly [string, string]>> = {
  "missing-urgent": ["urgent notice", "urgent notices"],
  emergency: ["emergency opening", "emergency openings"],
  missing: ["missing notice", "missing notices"],
  concern: ["notice about a concern", "notices about a concern"],
  access: ["notice about access", "notices about access"],
  "meeting-urgent": ["meeting within a day", "meetings within a day"],
  meeting: ["notice about a meeting", "notices about a meeting"],
  action: ["action", "actions"],
  flag: ["notice about a flag", "notices about a flag"],
  chase: ["question from a colleague", "questions from colleagues"],
  escalation: ["disagreement to settle", "disagreements to settle"],
  supervision: ["notice about supervision", "notices about supervision"],
  moment: ["thing to do the same day", "things to do the same day"],
  check: ["question from the MASH", "questions from the MASH"],
  family: ["message to read", "messages to read"],
  lead: ["message to leads", "messages to leads"],
  intelligence: ["notice about information sent", "notices about information sent"],
  context: ["notice about a case", "notices about cases"],
  training: ["notice about training", "notices about training"],
  "handed-over": ["handover of work", "handovers of work"],
  export: ["notice about a file", "notices about a file"],
  governance: ["notice about governance", "notices about governance"],
  "sign-in": ["notice about signing in", "notices about signing in"],
  alarm: ["alarm to acknowledge", "alarms to acknowledge"],
  "alarm-drill": ["alarm drill to acknowledge", "alarm drills to acknowledge"],
};

const other = ["other notice", "other notices"] as const;

/** "2 actions", in the order of the kinds above; what has no words yet is counted as other. */
export function kindLines(counts: Counts): readonly string[] {
  const known = Object.keys(kinds).filter((kind) => many(counts, kind) > 0);
  const rest = Object.keys(counts).filter((kind) => !Object.hasOwn(kinds, kind));
  const lines = known.map((kind) => counted(many(counts, kind), ...(kinds[kind] ?? other)));
  const others = sum(rest.map((kind) => many(counts, kind)));
  return others === 0 ? lines : [...lines, counted(others, ...other)];
}

/** Numbers alone are said, whatever else a row may hold. */
const many = (counts: Readonly<Record<string, unknown>>, kind: string): number => {
  const value = counts[kind];
  return typeof value === "number" ? value : 0;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Short enough to say on the telephone. */
export const referenceOf = (id: string): string => `N-${id.slice(-8).toUpperCase()}`;

type Worded = Pick<Planned, "form" | "counts"> & { readonly id: string; readonly address: string };

/**
 * The whole message: fixed sentences, numbers, a reference and a link that asks for signing in. No
 * headline is in it, so that what somebody wrote into one cannot leave.
 */
export function messageWords({ id, form, counts, address }: Worded): {
  readonly subject: string;
  readonly text: string;
} {
  const total = sum(Object.keys(counts).map((kind) => many(counts, kind)));
  const isDanger = form === "danger";
  const things = total === 1 ? "1 item waiting for you" : `${total} items waiting for you`;
  const head = isDanger ? "Something cannot wait" : things;
  const lines = [
    `${head} in Lantern:`,
    "",
    ...kindLines(counts).map((line) => `- ${line}`),
    "",
    `Sign in to read: ${address}/notices`,
    "",
    ...(isDanger ? ["If you cannot sign in now, ring your team or your duty desk.", ""] : []),
    `Reference ${referenceOf(id)}. This message contains no personal information. Do not reply to it.`,
  ];
  return { subject: `Lantern: ${head.toLowerCase()}`, text: lines.join("\n") };
}
