import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aMachine } from "../harness/machine.ts";

const guide = readFileSync("docs/guide/api.md", "utf8");
const examples = [...guide.matchAll(/`(curl [^`]+)`/g)].map(([, line]) => line ?? "");

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await anApp();
  token = (await aMachine(app)).token;
});
afterAll(() => app.close());

/** The words of a line as a shell reads them, as far as the guide's lines need it. */
function wordsOf(line: string, variables: Readonly<Record<string, string>>): readonly string[] {
  const filled = line.replaceAll(/\$([A-Z]+)/g, (_all, name: string) => {
    const value = variables[name];
    if (value === undefined) throw new Error(`the guide sets no ${name}`);
    return value;
  });
  return [...filled.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
}

async function run(line: string, variables: Readonly<Record<string, string>>) {
  const [, url = "", ...options] = wordsOf(line, variables);
  const headers: Record<string, string> = {};
  let payload: string | undefined;
  for (let at = 0; at < options.length; at += 2) {
    const [option, value = ""] = options.slice(at, at + 2);
    if (option === "-d") payload = value;
    else if (option === "-H") headers[value.split(": ")[0] ?? ""] = value.split(": ")[1] ?? "";
    else throw new Error(`the guide's option ${String(option)} is not known here`);
  }
  return payload === undefined
    ? app.server.inject({ method: "GET", url, headers })
    : app.server.inject({ method: "POST", url, headers, payload });
}

test("every example of the guide does what it says, in its order", async () => {
  expect(examples.length).toBeGreaterThan(4);
  let LOCATION = "";
  const statuses: number[] = [];
  for (const line of examples) {
    const answer = await run(line, { LANTERN: "", TOKEN: token, LOCATION });
    statuses.push(answer.statusCode);
    LOCATION = answer.headers.location ?? LOCATION;
  }
  expect(statuses).toEqual([200, 201, 200, 200, 200, 200, 200, 200, 200]);
});

test("the guide names every address that sends something, and shows no token", async () => {
  const { paths } = JSON.parse((await app.nobody().get("/api/openapi.json")).html) as {
    paths: Record<string, { post?: object }>;
  };
  const sending = Object.keys(paths).filter((path) => paths[path]?.post);
  for (const path of sending) expect(guide).toContain(path.replaceAll(/\{\w+\}/g, "ID"));
  expect(guide).not.toMatch(/lantern_[0-9a-f]/);
});

test("the guide says of each list that needs the list of children that it does", async () => {
  const { paths } = JSON.parse((await app.nobody().get("/api/openapi.json")).html) as {
    paths: Record<string, { get?: { security: readonly { token?: string[] }[] } }>;
  };
  const needing = Object.keys(paths).filter((path) =>
    paths[path]?.get?.security.some(({ token: scopes }) => scopes?.includes("tracker.view")),
  );
  const [, after = ""] = guide.split("A role with “See the list of children”");
  const [said = ""] = after.split("\n\nWhat follows");
  const named = [...said.matchAll(/`(\/api\/[a-z0-9/-]+)/g)].map(([, path]) => path);
  expect(named.sort()).toEqual(needing.sort());
});
