import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { restrict } from "../harness/factories.ts";
import { aChildElsewhere, cast, childrenWithCanaries, letIn, type Told } from "./world.ts";

/** Every text of a child holds its own word. Whoever finds a word may know that child, or has found a leak. */
const canaryOf = (index: number): string => `Qx${String(index).padStart(3, "0")}z`;
const anyCanary = /qx\d{3}z/gi;

const narrow = [
  "school",
  "youthworker",
  "chair",
  "police",
  "intelligence",
  "nurse",
  "scrutineer",
  "auditor",
];
const reachEverythingOrdinary = ["coordinator", "mash", "lead", "manager"];

let app: TestApp;
let ordinary: readonly Told[];
let restricted: Told;
let elsewhere: Told;

beforeAll(async () => {
  app = await anApp();
  // One child in whose circle each narrow person is, and two in nobody's.
  const told = await childrenWithCanaries(
    app,
    Array.from({ length: narrow.length + 3 }, (_, index) => canaryOf(index)),
  );
  for (const [index, key] of narrow.entries()) {
    const one = told[index];
    if (one) await fill(one, key);
  }
  const last = told.at(-1);
  if (!last) throw new Error("no child was made");
  await fill(last, "nurse");
  await restrict(app, last.child);
  [ordinary, restricted] = [told.slice(0, -1), last];
  elsewhere = { child: await aChildElsewhere(app, canaryOf(900)), canary: canaryOf(900) };
}, 60_000);
afterAll(() => app.close());

/** Notes, a level, disagreement and the reason of a place in the circle, by the pages that people use. */
async function fill({ child, canary }: Told, key: string): Promise<void> {
  const coordinator = await app.signIn("coordinator");
  const address = `/children/${child.personId}`;
  const happened = { "happened-day": "23", "happened-month": "11", "happened-year": "2026" };
  const review = { "review-day": "1", "review-month": "12", "review-year": "2026" };
  const level = {
    level: "3",
    reason: `${canary}levelreason`,
    dissent: `${canary}dissent`,
    version: "1",
  };
  const accepted = [
    await coordinator.post(`${address}/note`, {
      headline: `${canary}note`,
      detail: `${canary}detail`,
      ...happened,
    }),
    await coordinator.post(`${address}/level`, { ...level, ...review }),
  ];
  expect(accepted.map(({ status }) => status)).toEqual([303, 303]);
  const membership = await letIn(app, child, key);
  await app.query("update sec.memberships set reason = $2 where membership_id = $1", [
    membership,
    `${canary}circlereason`,
  ]);
}

/** The oracle: whose words a person of the cast may meet. Written out, not asked of the code. */
function mayMeet(key: string): readonly string[] {
  const own = ordinary[narrow.indexOf(key)]?.canary;
  const inCircle = [own, key === "nurse" ? restricted.canary : undefined].filter(
    (word) => word !== undefined,
  );
  if (reachEverythingOrdinary.includes(key)) return ordinary.map(({ canary }) => canary);
  return inCircle;
}

const wordsIn = ({ html, headers }: Answer): ReadonlySet<string> =>
  new Set(
    `${html}\n${JSON.stringify(headers)}`.match(anyCanary)?.map((word) => word.toLowerCase()) ?? [],
  );

const childPages = [
  "",
  "/chronology",
  "/chronology?page=2",
  "/note",
  "/level",
  "/circle",
  "/circle/x",
  "/nothing",
];

/** Addresses that no page links to for this person. */
function guessed(): readonly string[] {
  const all = [...ordinary, restricted, elsewhere];
  return [
    ...all.flatMap(({ child, canary }) => [
      ...childPages.map((page) => `/children/${child.personId}${page}`),
      `/children/${child.reference}`,
      `/children?level=${canary}`,
      `/help/${child.personId}`,
    ]),
    ...[
      "/children?show=closed",
      "/children?level=unknown",
      "/children?level=1",
      "/children?level=3&show=closed",
    ],
    ...["/children?page=2", "/children?page=0", "/children?sort=name", "/children?sort=nothing"],
    ...[
      "/api/children",
      "/api/children?show=closed",
      "/api/children?page=2",
      "/api/children?page=x",
      "/api/children?level=unknown",
    ],
    ...[
      "/audit",
      "/audit?outcome=not_found",
      "/audit?outcome=refused",
      "/audit?page=2",
      "/admin/calendar",
    ],
    ...[
      "/api/openapi.json",
      "/metrics",
      "/health/ready",
      "/sign-in",
      "/nothing",
      "/children/%E0%A4%A",
    ],
  ];
}

/** Every page that can be reached by links, then every guess, then a form at each child's door. */
async function crawl(client: Client): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, ReadonlySet<string>>();
  const waiting = ["/", ...guessed()];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    if (found.has(address)) continue;
    const answer = await client.get(address);
    found.set(address, wordsIn(answer));
    if (answer.location !== undefined) waiting.push(answer.location);
    if (!String(answer.headers["content-type"]).startsWith("text/html")) continue;
    waiting.push(
      ...answer.page.links.map(({ href }) => href).filter((href) => href.startsWith("/")),
    );
  }
  for (const { child } of [...ordinary, restricted, elsewhere]) {
    for (const page of ["/note", "/level", "/circle"]) {
      const address = `/children/${child.personId}${page}`;
      found.set(`POST ${address}`, wordsIn(await client.post(address, {})));
    }
  }
  return found;
}

describe("every page, as everybody", () => {
  test.each([...cast, "nobody"])(
    "%s meets no word of a child out of reach",
    async (key) => {
      const client = key === "nobody" ? app.nobody() : await app.signIn(key);
      const allowed = new Set(mayMeet(key).map((word) => word.toLowerCase()));
      const found = await crawl(client);
      const leaks = [...found].filter(([address, words]) => {
        const typed = new Set(address.match(anyCanary)?.map((word) => word.toLowerCase()) ?? []);
        return [...words].some((word) => !allowed.has(word) && !typed.has(word));
      });
      expect(leaks).toEqual([]);
      // The crawl is not blind: all that may be met was met.
      const met = new Set([...found.values()].flatMap((words) => [...words]));
      expect([...allowed].filter((word) => !met.has(word))).toEqual([]);
      expect(found.size).toBeGreaterThan(100);
    },
    60_000,
  );
});

test("the audit's own rows hold no word of any child", async () => {
  const rows = await app.query<{ text: string }>("select e::text as text from audit.events e");
  expect(rows.length).toBeGreaterThan(1_000);
  expect(rows.filter(({ text }) => /qx\d{3}z/i.test(text))).toEqual([]);
});

test("nor does any line of the log", () => {
  expect(app.log.length).toBeGreaterThan(1_000);
  expect(app.log.filter((line) => /qx\d{3}z/i.test(line))).toEqual([]);
});
