import type { Actor } from "../../../platform/access/actor.ts";
import type { AuditOutcome } from "../../../platform/audit/audit.ts";
import type { SecurityEvent } from "../../../platform/telemetry/security-log.ts";

/** How a request or a command ended, as the audit has it, and where it came from. */
export type Ended = {
  readonly at: Date;
  readonly action: string;
  readonly outcome: AuditOutcome;
  /** Undefined where nobody was known. */
  readonly actor: Pick<Actor, "kind" | "id" | "partnershipId"> | undefined;
  readonly subjectIds: readonly string[];
  readonly detail: Readonly<Record<string, string | number | boolean>>;
  /** Whether something was sent, and not only looked at. */
  readonly isChange: boolean;
  readonly requestId: string;
  readonly route: string;
  readonly ip?: string | undefined;
  readonly method?: string | undefined;
  readonly status?: number | undefined;
};

type Kind = Pick<SecurityEvent, "name" | "category" | "type" | "isAlert">;

const signIn =
  /^(sign-in\.(password|code|passkey|provider)|join\.(password|finish)|confirm\.(code|passkey))$/;

/** What is done and is worth a line, by what the audit calls it. */
const done: readonly (readonly [RegExp, Kind])[] = [
  [/^sign-in\.password$/, { name: "sign-in-first-step", category: "authentication", type: "info" }],
  [
    /^sign-in\.(code|passkey|provider)$/,
    { name: "sign-in", category: "authentication", type: "start" },
  ],
  [/^confirm\.(code|passkey)$/, { name: "step-up", category: "authentication", type: "info" }],
  [
    /^(sign-out|hide-now|account\.session\.end|person\.(sessions\.end|end))$/,
    { name: "session-ended", category: "session", type: "end" },
  ],
  [
    /^(account\.(app|browser|passkey|password|recovery-codes)\.|join\.finish|person\.(recovery|unlock)|provider\.|identity-provider\.)/,
    { name: "way-in-changed", category: "iam", type: "change" },
  ],
  [
    /^(person\.(invite|post\.|last-day)|service-account\.(add|end|token)|webhook\.(add|answer|end|renew|start)|staff\.|team\.|partnership\.|role\.|mash\.staff)/,
    { name: "posts-changed", category: "iam", type: "change" },
  ],
  [
    /^emergency\.open$/,
    { name: "emergency-opening", category: "database", type: "access", isAlert: true },
  ],
  [
    /^(record\.restrict|restriction\.|whereabouts\.protect|protection\.)/,
    { name: "restriction", category: "iam", type: "change" },
  ],
  [/^exit\.make$/, { name: "export", category: "file", type: "access", isAlert: true }],
  [
    /\.export$|^(mash\.note|tracker\.print|paper\.(release|print)|export\.release|audit\.export|duty-sheet\.write|backup\.make)$/,
    { name: "export", category: "file", type: "access" },
  ],
  [
    /^(calendar\.add|tracker\.columns\.change|configuration\.|contact\.|public-(form|help|areas|signs|check)\.set$|second-factor\.|instrument)/,
    { name: "configuration-changed", category: "configuration", type: "change" },
  ],
  [
    /^(unusual\.answer|alarm\.|hold\.|audit\.key)/,
    { name: "governance-changed", category: "configuration", type: "change" },
  ],
];

/** Looked at and no more: these are answered with a file, or open something. */
const countsWhenLooked = /^(export|sign-in)$/;

/** The line for the security log, where there is one. The audit has everything; this has what is watched. */
export function securityEventOf(ended: Ended): SecurityEvent | undefined {
  const kind = kindOf(ended);
  if (kind === undefined) return undefined;
  const { at, action, actor, subjectIds: records, requestId, route, ip, method, status } = ended;
  const isFailure = kind.type === "denied" || ended.outcome !== "done";
  return {
    at,
    action,
    actor: whoseOf(ended),
    partnershipId: actor?.partnershipId,
    requestId,
    route,
    ip,
    method,
    status,
    records,
    ...kind,
    outcome: isFailure ? "failure" : "success",
  };
}

/** Whoever has just signed in is known by now: before, sign-in acted for them. */
function whoseOf({ action, outcome, actor, subjectIds }: Ended): SecurityEvent["actor"] {
  const [first] = subjectIds;
  if (actor?.kind === "system" && signIn.test(action) && outcome === "done" && first)
    return { kind: "staff", id: first };
  return actor && { kind: actor.kind, id: actor.id };
}

function kindOf(ended: Ended): Kind | undefined {
  const { action, outcome, isChange } = ended;
  switch (outcome) {
    case "done": {
      const [, kind] = done.find(([pattern]) => pattern.test(action)) ?? [];
      // A file that waits for a second person has not left.
      if (ended.detail["waits"] === true) return undefined;
      return kind && (isChange || countsWhenLooked.test(kind.name)) ? kind : undefined;
    }
    case "refused":
      return refusedKind(ended);
    case "not_found":
      return ended.subjectIds.length > 0 && ended.actor?.kind === "staff"
        ? { name: "record-not-found", category: "database", type: "denied" }
        : undefined;
    case "invalid":
    case "stale":
      return undefined;
  }
}

function refusedKind({ action, actor, detail, status }: Ended): Kind | undefined {
  if (detail["stepUp"] === true)
    return { name: "step-up-asked", category: "authentication", type: "info" };
  if (detail["lacksFactor"] === true)
    return { name: "second-factor-asked", category: "authentication", type: "info" };
  if (detail["token"] !== undefined)
    return { name: "token-refused", category: "authentication", type: "denied" };
  if (signIn.test(action)) {
    const isLocked = status === 429 || detail["tooMany"] === true;
    return isLocked
      ? { name: "sign-in-locked-out", category: "authentication", type: "denied", isAlert: true }
      : { name: "sign-in-failed", category: "authentication", type: "denied" };
  }
  // Somebody whose session is over is asked to sign in; that is no refusal of theirs.
  return actor?.kind === "staff"
    ? { name: "permission-refused", category: "iam", type: "denied" }
    : undefined;
}
