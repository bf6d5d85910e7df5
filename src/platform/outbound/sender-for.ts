import { readFileSync } from "node:fs";
import type { Clock } from "../../kernel/clock.ts";
import type { Config } from "../config/config.ts";
import { isNotifyKey, notifySender } from "./govuk-notify.ts";
import type { Sender } from "./message.ts";
import { smtpSender } from "./smtp.ts";

export type OutboundConfig = Config["outbound"];

export type Way =
  | { readonly kind: "sender"; readonly sender: Sender }
  | { readonly kind: "none" }
  /** Something is set and cannot be used. */
  | { readonly kind: "wrong"; readonly why: string; readonly mend: string };

/** The way out that the settings name. Their secrets are read here and nowhere else, and never logged. */
export function senderFor(outbound: OutboundConfig, clock: Pick<Clock, "now">): Way {
  const smtp = secretOf(outbound.smtpUrl, outbound.smtpUrlFile, "LANTERN_SMTP_URL_FILE");
  const key = secretOf(outbound.notifyKey, outbound.notifyKeyFile, "LANTERN_NOTIFY_KEY_FILE");
  for (const one of [smtp, key]) if (one?.ok === false) return one.wrong;
  if (smtp?.ok && key?.ok) {
    return wrong("both SMTP and GOV.UK Notify are set", "set one of the two");
  }
  if (smtp?.ok) return bySmtp(smtp.value, outbound);
  if (key?.ok) return byNotify(key.value, outbound, clock);
  return { kind: "none" };
}

const wrong = (why: string, mend: string): Way & { kind: "wrong" } => ({
  kind: "wrong",
  why,
  mend,
});

function bySmtp(url: string, { mailFrom }: OutboundConfig): Way {
  if (!/^smtps?:\/\/[^/\s]+\/?$/.test(url) || !URL.canParse(url)) {
    return wrong(
      "the address of the mail server is none",
      "write it as smtp://user:password@host:587",
    );
  }
  if (mailFrom === undefined) {
    return wrong("no sender is set for mail", "set LANTERN_MAIL_FROM");
  }
  return { kind: "sender", sender: smtpSender({ url, from: mailFrom }) };
}

function byNotify(
  key: string,
  { notifyTemplate, notifyUrl }: OutboundConfig,
  clock: Pick<Clock, "now">,
): Way {
  if (!isNotifyKey(key)) {
    return wrong("the key of GOV.UK Notify is none", "copy the whole line that Notify showed");
  }
  if (notifyTemplate === undefined) {
    return wrong("no template of GOV.UK Notify is named", "set LANTERN_NOTIFY_TEMPLATE");
  }
  const settings = { key, template: notifyTemplate, url: notifyUrl };
  return { kind: "sender", sender: notifySender(settings, clock) };
}

type Secret =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly wrong: Way & { kind: "wrong" } }
  | undefined;

function secretOf(value: string | undefined, file: string | undefined, setting: string): Secret {
  if (file === undefined) return value === undefined ? undefined : { ok: true, value };
  try {
    return { ok: true, value: readFileSync(file, "utf8").trim() };
  } catch {
    const why = `the file that ${setting} names cannot be read`;
    return { ok: false, wrong: wrong(why, "put it there, readable by this service alone") };
  }
}
