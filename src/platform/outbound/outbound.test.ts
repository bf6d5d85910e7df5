import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { frozenClock } from "../../kernel/clock.ts";
import { aNotifyServer, notifyKey } from "./fixtures/notify-server.ts";
import { anSmtpServer, type Behaviour } from "./fixtures/smtp-server.ts";
import { notifySender } from "./govuk-notify.ts";
import type { Sent } from "./message.ts";
import { senderFor, type OutboundConfig } from "./sender-for.ts";
import { smtpSender } from "./smtp.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const from = "Lantern <no-reply@lantern.example>";
const message = {
  id: "0199a0b0-1",
  to: "lead@eastmoor.example",
  subject: "Lantern: 1 item waiting for you",
  text: "1 thing waits\n\nSign in",
};
const clock = frozenClock("2026-11-24T10:00:00Z");

async function byMail(behaviour: Behaviour) {
  const server = await anSmtpServer(behaviour);
  closing.push(server.close);
  return { sent: await smtpSender({ url: server.url, from }).send(message), mails: server.mails };
}

describe("SMTP", () => {
  test("sends the text, and says that no machine is to answer", async () => {
    const { sent, mails } = await byMail("well");
    expect(sent).toEqual({ kind: "sent" });
    expect(mails).toHaveLength(1);
    for (const part of [
      "From: Lantern <no-reply@lantern.example>",
      "To: lead@eastmoor.example",
      "Subject: Lantern: 1 item waiting for you",
      "Message-ID: <0199a0b0-1@lantern.example>",
      "Auto-Submitted: auto-generated",
      "1 thing waits",
    ])
      expect(mails[0]).toContain(part);
  });

  test.each<[Behaviour, Sent]>([
    ["busy", { kind: "later", problem: "refused" }],
    ["no such address", { kind: "never", problem: "address" }],
    ["no such login", { kind: "later", problem: "settings" }],
  ])("to a server that is “%s”", async (behaviour, outcome) => {
    expect((await byMail(behaviour)).sent).toEqual(outcome);
  });

  test("to a server that is not there, later", async () => {
    const server = await anSmtpServer();
    server.close();
    const sender = smtpSender({ url: server.url, from });
    expect(await sender.send(message)).toEqual({ kind: "later", problem: "unreachable" });
  });
});

describe("GOV.UK Notify", () => {
  const template = "33333333-3333-4333-8333-333333333333";

  test("gets one signed call with the template and its two words", async () => {
    const server = await aNotifyServer();
    closing.push(server.close);
    const sender = notifySender({ key: notifyKey, template, url: server.url }, clock);
    expect(await sender.send(message)).toEqual({ kind: "sent" });
    const { to, id, subject, text } = message;
    expect(server.taken).toEqual([
      {
        path: "/v2/notifications/email",
        isSigned: true,
        body: {
          email_address: to,
          template_id: template,
          reference: id,
          personalisation: { subject, text },
        },
      },
    ]);
  });

  test.each<[number, Sent]>([
    [400, { kind: "never", problem: "address" }],
    [403, { kind: "later", problem: "settings" }],
    [429, { kind: "later", problem: "too-many" }],
    [503, { kind: "later", problem: "refused" }],
  ])("that answers %i", async (status, outcome) => {
    const server = await aNotifyServer(status);
    closing.push(server.close);
    const sender = notifySender({ key: notifyKey, template, url: server.url }, clock);
    expect(await sender.send(message)).toEqual(outcome);
  });

  test("is not believed with another key", async () => {
    const server = await aNotifyServer();
    closing.push(server.close);
    const key = notifyKey.replace(/2{12}$/, "3".repeat(12));
    const sender = notifySender({ key, template, url: server.url }, clock);
    expect(await sender.send(message)).toEqual({ kind: "later", problem: "settings" });
  });
});

describe("the way out", () => {
  const nothing: OutboundConfig = {
    smtpUrl: undefined,
    smtpUrlFile: undefined,
    mailFrom: undefined,
    notifyKey: undefined,
    notifyKeyFile: undefined,
    notifyTemplate: undefined,
    notifyUrl: "https://notify.example",
  };
  const of = (settings: Partial<OutboundConfig>) => senderFor({ ...nothing, ...settings }, clock);

  test("is none until someone sets one", () => {
    expect(of({})).toEqual({ kind: "none" });
  });

  test("is read from a file, as other secrets are", () => {
    const folder = mkdtempSync(join(tmpdir(), "lantern-mail-"));
    const file = join(folder, "url");
    writeFileSync(file, "smtps://user:word@mail.example\n");
    const way = of({ smtpUrlFile: file, mailFrom: from });
    rmSync(folder, { recursive: true });
    expect(way.kind === "sender" && way.sender.channel).toBe("smtp");
  });

  test.each<[string, Partial<OutboundConfig>]>([
    ["both", { smtpUrl: "smtp://mail.example", mailFrom: from, notifyKey }],
    ["a file that is not there", { smtpUrlFile: "/nowhere/url", mailFrom: from }],
    ["no address of a server", { smtpUrl: "mail.example", mailFrom: from }],
    ["nobody whom it is from", { smtpUrl: "smtp://mail.example" }],
    ["no template", { notifyKey }],
    ["half a key", { notifyKey: "lantern-1", notifyTemplate: "x" }],
  ])("says what is wrong, and no secret: %s", (_what, settings) => {
    const way = of(settings);
    expect(way.kind).toBe("wrong");
    expect(JSON.stringify(way)).not.toContain(notifyKey);
  });
});
