import { formatDateTime } from "../../../kernel/dates.ts";
import { hookState, type Delivery, type HookState } from "../hook-reads.ts";

type Stating = Parameters<typeof hookState>[0];

/** Where a hook stands, in words. */
export function stateWords(hook: Stating, responsible: string): string {
  const since = (moment: Date | null | undefined): string =>
    moment ? formatDateTime(moment) : "now";
  const words: Readonly<Record<HookState, string>> = {
    waiting: `Sends nothing yet: ${responsible} has to confirm it`,
    stands: "Active",
    failing: `Fails since ${since(hook.failingSince)}, and is tried again`,
    stopped: `Stopped on ${since(hook.stoppedAt)}: it failed for days, or its address is gone`,
    ended: `Ended on ${since(hook.endedAt)}`,
  };
  return words[hookState(hook)];
}

const problems: Readonly<Record<string, string>> = {
  unreachable: "no connection",
  refused: "refused",
  address: "its name leads to no public address",
  redirect: "it answered with another address",
  "too-slow": "no answer in ten seconds",
  gone: "it says that it is gone",
  stopped: "the webhook was stopped or ended",
};

/** What became of a message. */
export function deliveryWords({
  state,
  attempts,
  sendAfter,
  settledAt,
  status,
  problem,
}: Delivery): string {
  const why = [
    ...(problem === null ? [] : [problems[problem] ?? problem]),
    ...(status === null ? [] : [`status ${status}`]),
  ].join(", ");
  if (state === "sent") return `Taken on ${formatDateTime(settledAt ?? sendAfter)}, ${why}`;
  if (state === "dead") return `Given up after ${attempts} tries: ${why}`;
  if (attempts === 0) return "Waits to be sent";
  if (state === "claimed") return "Is being sent";
  return `Failed ${attempts === 1 ? "once" : `${attempts} times`}, ${why}; next try ${formatDateTime(sendAfter)}`;
}
