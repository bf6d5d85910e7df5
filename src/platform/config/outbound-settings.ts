import { z } from "zod";
import { readInside } from "../outbound/inside.ts";

/** Settings of the way out for messages about notices: by SMTP or by GOV.UK Notify. */
export const outboundSettings = {
  LANTERN_SMTP_URL: z.string().min(1).optional(),
  LANTERN_SMTP_URL_FILE: z.string().min(1).optional(),
  LANTERN_MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^\s<>@]+@[^\s<>@]+|[^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>)$/,
      "must be an address, or a name and <address>",
    )
    .optional(),
  LANTERN_NOTIFY_KEY: z.string().min(1).optional(),
  LANTERN_NOTIFY_KEY_FILE: z.string().min(1).optional(),
  LANTERN_NOTIFY_TEMPLATE: z.uuid().optional(),
  LANTERN_NOTIFY_URL: z
    .url({ protocol: /^https?$/ })
    .default("https://api.notifications.service.gov.uk"),
};

/** Receivers of webhooks inside the organisation’s own network: none unless they are named. */
export const webhookSettings = {
  LANTERN_WEBHOOK_INSIDE: z
    .string()
    .transform((text, context) => {
      const inside = readInside(text);
      if (inside !== undefined) return inside;
      context.addIssue({
        code: "custom",
        message: "must be NAME=RANGE, separated by commas, each range within a private network",
      });
      return z.NEVER;
    })
    .optional(),
};

export type Outbound = {
  readonly smtpUrl: string | undefined;
  readonly smtpUrlFile: string | undefined;
  readonly mailFrom: string | undefined;
  readonly notifyKey: string | undefined;
  readonly notifyKeyFile: string | undefined;
  readonly notifyTemplate: string | undefined;
  readonly notifyUrl: string;
};

type HandlerInput = z.output<z.ZodObject<typeof outboundSettings>>;

export const outboundOf = (e: HandlerInput): Outbound => ({
  smtpUrl: e.LANTERN_SMTP_URL,
  smtpUrlFile: e.LANTERN_SMTP_URL_FILE,
  mailFrom: e.LANTERN_MAIL_FROM,
  notifyKey: e.LANTERN_NOTIFY_KEY,
  notifyKeyFile: e.LANTERN_NOTIFY_KEY_FILE,
  notifyTemplate: e.LANTERN_NOTIFY_TEMPLATE,
  notifyUrl: e.LANTERN_NOTIFY_URL,
});
