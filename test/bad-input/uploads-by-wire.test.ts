import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aPdf } from "../../src/platform/files/fixtures/made-files.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { liftHolds } from "../harness/holds.ts";
import { readHtml } from "../harness/read-html.ts";
import { uploadProbe } from "./upload-probe.ts";

/** Files as they come over a line, and forms with files that no page of ours sends. */
let app: TestApp;
let lead: Client;
let address: URL;
beforeAll(async () => {
  app = await anApp({ moreRoutes: uploadProbe });
  await liftHolds(app);
  lead = await app.signIn("lead");
  address = new URL("/probe", await app.server.listen({ host: "127.0.0.1", port: 0 }));
});
afterAll(() => app.close());
afterEach(() => app.query("delete from files.files"));

const megabyte = 1024 * 1024;
const words = { headline: "Letter from the school" };
const stored = (): Promise<unknown[]> => app.query("select file_id from files.files");

const latestSeen = async (): Promise<number | undefined> => {
  const [row] = await app.query<{ seen_at: Date }>(
    "select max(seen_at) as seen_at from sec.sessions",
  );
  return row?.seen_at.getTime();
};

describe("over a real connection", () => {
  test.each([
    [50, 422, "Probe"],
    [120, 413, "This is too large"],
  ])("%i MB is answered with %i, and the answer is read", async (size, status, heading) => {
    const form = new FormData();
    form.append("_csrf", (await lead.get("/probe")).page.fields["_csrf"] ?? "");
    form.append("attachment", new Blob([Buffer.alloc(size * megabyte)]), "film.mp4");
    form.append("headline", "Typed behind the file");
    const answer = await fetch(address, {
      method: "POST",
      body: form,
      headers: { cookie: cookiesOf(lead) },
    });
    const page = readHtml(await answer.text());
    expect([answer.status, page.heading]).toEqual([status, heading]);
    if (status === 422) expect(page.fields["headline"]).toBe("Typed behind the file");
    expect(await stored()).toEqual([]);
  });

  test("too much is answered to a browser, which sends all of it before it listens", async () => {
    const answer = await sendAll(120 * megabyte, (await lead.get("/probe")).page.fields["_csrf"]);
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer).toContain("This is too large");
  });

  test("an upload that breaks off stores nothing, and nobody else waits for it", async () => {
    const headers = {
      cookie: cookiesOf(lead),
      "content-type": "multipart/form-data; boundary=x",
      "content-length": 1_000_000,
    };
    const upload = request(address, { method: "POST", headers });
    const broken = new Promise((resolve) => upload.on("error", resolve));
    upload.write('--x\r\nContent-Disposition: form-data; name="headline"\r\n\r\nSeen');
    await new Promise((resolve) => setImmediate(resolve));
    upload.destroy(new Error("the line went"));
    await broken;
    expect((await lead.get("/probe")).status).toBe(200);
    expect(await stored()).toEqual([]);
  });

  test("with a token behind the file the bytes are not kept, and the person is told", async () => {
    const form = new FormData();
    form.append("attachment", new Blob([new Uint8Array(aPdf)]), "letter.pdf");
    form.append("headline", words.headline);
    form.append("_csrf", (await lead.get("/probe")).page.fields["_csrf"] ?? "");
    expect((await post(form)).status).toBe(422);
    expect(await stored()).toEqual([]);
  });

  test("signed out while the file is under way, nothing is stored", async () => {
    const client = await app.signIn("lead");
    const { _csrf = "" } = (await client.get("/probe")).page.fields;
    const form = new FormData();
    form.append("_csrf", _csrf);
    form.append("headline", words.headline);
    form.append("attachment", new Blob([new Uint8Array(aPdf)]), "letter.pdf");
    app.clock.advance({ minutes: 5 });
    const answer = await post(form, client, async () => {
      // By then the upload has been let in: its session has just been seen.
      await expect.poll(latestSeen, { interval: 20 }).toBe(app.clock.now().getTime());
      await client.post("/sign-out", {});
    });
    expect(answer.status).toBe(401);
    expect(await stored()).toEqual([]);
  });
});

describe("a form with files that no page of ours sends", () => {
  const raw = (payload: string, type = "multipart/form-data; boundary=x") =>
    app.server.inject({
      method: "POST",
      url: "/probe",
      payload,
      headers: { cookie: cookiesOf(lead), "content-type": type },
    });
  const part = (name: string, more = "") =>
    `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\nx\r\n`;

  test.each<[string, string, string | undefined, number]>([
    ["cut short", part("headline"), undefined, 400],
    ["without a boundary", part("headline"), "multipart/form-data", 400],
    ["with nothing in it", "--x--\r\n", undefined, 403],
    ["that reaches for the prototype", `${part("__proto__")}--x--\r\n`, undefined, 400],
    ["with too many fields", `${part("a").repeat(600)}--x--\r\n`, undefined, 413],
    ["with too many files", `${part("b", '; filename="b"').repeat(60)}--x--\r\n`, undefined, 413],
    ["as JSON", "{}", "application/json", 415],
  ])("%s is answered, not obeyed", async (_what, payload, type, status) => {
    const answer = await raw(payload, type);
    expect(answer.statusCode).toBe(status);
    expect(readHtml(answer.body).heading).not.toBe("");
  });

  test("is not accepted where the form takes no files", async () => {
    const answer = await lead.upload("/drafts/note", words, []);
    expect(answer.status).toBe(415);
  });

  test("in another field is dropped", async () => {
    const answer = await lead.upload("/probe", words, [
      { field: "other", name: "letter.pdf", content: aPdf },
    ]);
    expect(answer.status).toBe(303);
    expect(await stored()).toEqual([]);
  });
});

const cookiesOf = ({ cookies }: Client): string =>
  [...cookies].map((pair) => pair.join("=")).join("; ");

/** Sends a form over a real connection; `between` happens when the first half of it has gone. */
async function post(
  form: FormData,
  client = lead,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Response> {
  const body = new Response(form);
  const bytes = Buffer.from(await body.arrayBuffer());
  const cookie = cookiesOf(client);
  const halves = async function* () {
    yield bytes.subarray(0, bytes.length / 2);
    await between();
    yield bytes.subarray(bytes.length / 2);
  };
  return fetch(address, {
    method: "POST",
    body: Readable.from(halves()),
    duplex: "half",
    headers: { cookie, "content-type": body.headers.get("content-type") ?? "" },
  } as unknown as RequestInit);
}

/** One file of this size, by hand: as a browser does, this listens when the last byte has gone. */
async function sendAll(size: number, token = ""): Promise<string> {
  const head = (name: string) => `--x\r\nContent-Disposition: form-data; name="${name}"`;
  const start = `${head("_csrf")}\r\n\r\n${token}\r\n${head("attachment")}; filename="film"\r\n\r\n`;
  const end = "\r\n--x--\r\n";
  const socket = connect(Number(address.port), address.hostname);
  const isGone = (): Promise<unknown> => once(socket, "drain");
  const lines = [
    `POST /probe HTTP/1.1`,
    `host: ${address.host}`,
    `cookie: ${cookiesOf(lead)}`,
    "content-type: multipart/form-data; boundary=x",
    `content-length: ${start.length + size + end.length}`,
  ];
  socket.write(`${lines.join("\r\n")}\r\n\r\n${start}`);
  for (let sent = 0; sent < size; sent += megabyte)
    if (!socket.write(Buffer.alloc(megabyte))) await isGone();
  socket.write(end);
  const [answer] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  return answer.toString();
}
