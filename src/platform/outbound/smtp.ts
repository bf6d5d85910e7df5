import { createTransport } from "nodemailer";
import type { Message, Sender, Sent } from "./message.ts";

/** Milliseconds until a server that says nothing is given up. */
const patience = 20_000;

/**
 * Sends by SMTP. `smtp://` asks for STARTTLS and sends nothing without it, unless the server is this
 * machine; `smtps://` is encrypted from the first byte.
 */
export function smtpSender({ url, from }: { readonly url: string; readonly from: string }): Sender {
  const { protocol, hostname, port, username, password } = new URL(url);
  const isTls = protocol === "smtps:";
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port || (isTls ? 465 : 587)),
    secure: isTls,
    requireTLS: !isTls && !isHere,
    ...(username === ""
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // Texts only, written by Lantern: nothing is fetched and no file is attached.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.lastIndexOf("@") + 1).replace(">", "");
  return {
    channel: "smtp",
    send: async ({ id, to, subject, text }: Message): Promise<Sent> => {
      try {
        const mail = { from, to, subject, text, messageId: `<${id}@${domain}>` };
        // No answer that asks for an answer comes back to a machine.
        await transport.sendMail({ ...mail, headers: { "Auto-Submitted": "auto-generated" } });
        return { kind: "sent" };
      } catch (error) {
        return whyNot(error);
      }
    },
  };
}

function whyNot(error: unknown): Sent {
  const { code, responseCode, command } = error as {
    code?: string;
    responseCode?: number;
    command?: string;
  };
  if (code === "EAUTH") return { kind: "later", problem: "settings" };
  if (responseCode === undefined) return { kind: "later", problem: "unreachable" };
  if (responseCode < 500) return { kind: "later", problem: "refused" };
  // What is wrong with the sender is wrong for everybody and is mended; an address that is not there is not.
  return command === "RCPT TO"
    ? { kind: "never", problem: "address" }
    : { kind: "later", problem: "refused" };
}
