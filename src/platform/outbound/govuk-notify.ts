import { createHmac } from "node:crypto";
import type { Clock } from "../../kernel/clock.ts";
import type { Message, Sender, Sent } from "./message.ts";

const patience = 20_000;
const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const keyPattern = new RegExp(`(?<service>${uuid})-(?<secret>${uuid})$`, "i");

export type NotifySettings = {
  /** As Notify shows it once: a name, the service's id and the secret, in one line. */
  readonly key: string;
  /** A template with ((subject)) as its subject and ((text)) as its message. */
  readonly template: string;
  readonly url: string;
};

export const isNotifyKey = (key: string): boolean => keyPattern.test(key);

/** Sends an e-mail by GOV.UK Notify: one call, signed for half a minute. */
export function notifySender(
  { key, template, url }: NotifySettings,
  clock: Pick<Clock, "now">,
): Sender {
  const { service = "", secret = "" } = keyPattern.exec(key)?.groups ?? {};
  return {
    channel: "govuk-notify",
    send: async ({ id, to, subject, text }: Message): Promise<Sent> => {
      try {
        const answer = await fetch(new URL("/v2/notifications/email", url), {
          method: "POST",
          redirect: "error",
          signal: AbortSignal.timeout(patience),
          headers: {
            authorization: `Bearer ${tokenOf({ service, secret }, clock.now())}`,
            "content-type": "application/json",
          },
          body: JSON.stringify({
            email_address: to,
            template_id: template,
            reference: id,
            personalisation: { subject, text },
          }),
        });
        await answer.body?.cancel();
        return outcomeOf(answer.status);
      } catch {
        return { kind: "later", problem: "unreachable" };
      }
    },
  };
}

function outcomeOf(status: number): Sent {
  if (status === 201) return { kind: "sent" };
  if (status === 429) return { kind: "later", problem: "too-many" };
  // 401, 403 and 404 are the key, the clock or the template: mended once for everybody.
  if ([401, 403, 404].includes(status)) return { kind: "later", problem: "settings" };
  return status === 400
    ? { kind: "never", problem: "address" }
    : { kind: "later", problem: "refused" };
}

/** A JSON Web Token (HS256) with who sends and when, as Notify asks for. */
function tokenOf({ service, secret }: { service: string; secret: string }, now: Date): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const head = part({ typ: "JWT", alg: "HS256" });
  const said = `${head}.${part({ iss: service, iat: Math.floor(now.getTime() / 1000) })}`;
  return `${said}.${createHmac("sha256", secret).update(said).digest("base64url")}`;
}
