import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { readHtml } from "../harness/read-html.ts";
import { contentsOf } from "../access/contents.ts";

let app: TestApp;
let lead: Client;
let address: string;
let token: string;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  address = `/children/${(await aChild(app)).personId}/note`;
  token = (await lead.get(address)).page.fields["_csrf"] ?? "";
});
afterAll(() => app.close());

type Sent = { readonly payload: string; readonly headers?: Readonly<Record<string, string>> };

async function send({ payload, headers = {} }: Sent) {
  const cookie = [...lead.cookies].map((pair) => pair.join("=")).join("; ");
  const before = await contentsOf(app);
  const answer = await app.server.inject({
    method: "POST",
    url: address,
    payload,
    headers: { cookie, "content-type": "application/x-www-form-urlencoded", ...headers },
  });
  expect(await contentsOf(app)).toEqual(before);
  return { status: answer.statusCode, page: readHtml(answer.body) };
}

describe("content that is no form", () => {
  test.each([
    ["application/json", '{"headline":"Seen"}'],
    ["application/json", "{"],
    ["text/plain", "headline=Seen"],
    ["text/xml", "<headline>Seen</headline>"],
    [
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="headline"\r\n\r\nSeen\r\n--x--',
    ],
    ["application/octet-stream", "\u0000\u0001"],
    ["nonsense", "headline=Seen"],
  ])("of type %s is not accepted", async (type, payload) => {
    const { status, page } = await send({ payload, headers: { "content-type": type } });
    expect([status, page.heading]).toEqual([415, "Something in this request is not right"]);
  });
});

describe("a form that no page of ours sends", () => {
  const fields = (extra: string) =>
    `_csrf=${token}&happened-day=1&happened-month=11&happened-year=2026&${extra}`;

  test.each([
    ["two of one field", "headline=Seen&headline=Heard"],
    ["a list of dates", "headline=Seen&happened-day=1&happened-day=2"],
  ])("with %s is refused whole", async (_name, extra) => {
    const { status, page } = await send({ payload: fields(extra) });
    expect([status, page.heading]).toEqual([400, "Something in this request is not right"]);
  });

  test("with two tokens is not ours", async () => {
    expect((await send({ payload: `${fields("headline=Seen")}&_csrf=${token}` })).status).toBe(403);
  });

  test("with nothing in it is not ours", async () => {
    expect((await send({ payload: "" })).status).toBe(403);
    expect((await send({ payload: "%%%=%%%&=&&" })).status).toBe(403);
  });

  test("with malformed percent-encoding is read as text and answered as one", async () => {
    const { status, page } = await send({
      payload: fields("headline=%E0%A4%A&detail=%zz").replace("day=1", "day="),
    });
    expect(status).toBe(422);
    expect(page.errors.map(({ href }) => href)).toEqual(["#happened-day"]);
    expect(page.fields["detail"]).toBe("%zz");
  });

  test("with ten thousand fields is answered promptly", async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `f${index}=x`).join("&");
    expect((await send({ payload: fields(`headline=&${many}`) })).status).toBe(422);
  });
});

describe("an address", () => {
  test.each([
    ["/children/%E0%A4%A", 400],
    ["/%", 400],
    ["/children/%00", 400],
    ["/children/%2e%2e%2f%2e%2e%2fetc%2fpasswd", 404],
    ["/children/..%5c..%5c", 404],
    ["/children?level=%E0%A4%A", 200],
    ["/children?level[]=1&level[]=2", 200],
    ["/children?level=1&level=2", 200],
    ["/children?page=-1", 200],
    ["/children?page=99999999999999999999", 200],
    ["/children?sort=__proto__", 200],
    ["/children?show=<script>", 200],
    ["/children?show=%00", 400],
    ["/children?nothing=a%00", 400],
    ["/help/a%00b", 400],
    ["/help/__proto__", 404],
    ["/help/..%2f..%2fREADME", 404],
    [`/children/${"a".repeat(101)}`, 414],
    [`/help?${"a".repeat(9_000)}`, 200],
  ])("such as %s is answered with %i", async (url, status) => {
    const answer = await lead.get(url);
    expect(answer.status).toBe(status);
    expect(answer.page.heading).not.toBe("");
    expect(answer.html).not.toMatch(/<script>(?!<)/);
  });
});

describe("too much", () => {
  test("is a friendly page just above the limit, and a form below it", async () => {
    const rest = `_csrf=${token}&headline=&detail=`;
    const above = await send({ payload: rest + "x".repeat(1024 * 1024) });
    expect([above.status, above.page.heading]).toEqual([413, "This is too large"]);
    expect((await send({ payload: rest + "x".repeat(1024 * 1024 - rest.length) })).status).toBe(
      422,
    );
  });

  test("is answered at once, over a real connection, before 50 MB were sent", async () => {
    const url = new URL(address, await app.server.listen({ host: "127.0.0.1", port: 0 }));
    const started = performance.now();
    const answer = await post50Megabytes(
      url,
      [...lead.cookies].map((pair) => pair.join("=")).join("; "),
    );
    expect(answer.status).toBe(413);
    expect(readHtml(answer.body).heading).toBe("This is too large");
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(answer.sent).toBeLessThan(50 * 1024 * 1024);
    // Nobody else waited for it.
    expect((await lead.get("/children")).status).toBe(200);
  });

  test("is also found out when the sender does not say how much it will be", async () => {
    const answer = await app.server.inject({
      method: "POST",
      url: address,
      payload: "x".repeat(2 * 1024 * 1024),
      headers: { "content-type": "application/x-www-form-urlencoded", "content-length": "10" },
    });
    expect([400, 413]).toContain(answer.statusCode);
  });
});

type Uploaded = { readonly status: number; readonly body: string; readonly sent: number };

/** Writes until the answer comes or all is sent; a browser shows what came even when the rest is cut off. */
function post50Megabytes(url: URL, cookie: string): Promise<Uploaded> {
  const total = 50 * 1024 * 1024;
  const chunk = Buffer.alloc(64 * 1024, "x");
  return new Promise((resolve, reject) => {
    let sent = 0;
    let isAnswered = false;
    const headers = {
      cookie,
      "content-type": "application/x-www-form-urlencoded",
      "content-length": total,
    };
    const upload = request(url, { method: "POST", headers }, (answer) => {
      isAnswered = true;
      let body = "";
      answer.setEncoding("utf8");
      answer.on("data", (text: string) => (body += text));
      answer.on("end", () => {
        resolve({ status: answer.statusCode ?? 0, body, sent });
        upload.destroy();
      });
    });
    upload.on("error", (error) => {
      if (!isAnswered) reject(error);
    });
    const write = (): void => {
      while (!isAnswered && sent < total) {
        sent += chunk.length;
        if (!upload.write(chunk)) return void upload.once("drain", write);
      }
    };
    write();
  });
}
