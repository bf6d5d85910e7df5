import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyFolder, verifyExit } from "../../src/platform/exit/index.ts";
import { safeName } from "../../src/platform/exit/contents-file.ts";
import { secretIn } from "../../src/platform/exit/secret-shapes.ts";
import { addFiles, aKeyWorld } from "../sealing/sealing-world.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { anExitFolder, changeText, exitInto, putRight, type ExitFolder } from "./exit-world.ts";

let database: TestDatabase;
let world: ExitFolder;
beforeAll(async () => {
  database = await aDatabase("demo");
  world = anExitFolder();
  const keys = aKeyWorld(database);
  await addFiles(keys, 3);
  keys.close();
  await exitInto(database, world.folder);
}, 180_000);
afterAll(async () => {
  world.close();
  await database.close();
});

async function findingsAfter(spoil: (folder: string) => void): Promise<readonly string[]> {
  const folder = world.copy();
  spoil(folder);
  return (await verifyExit(folder)).findings;
}

const people = "tables/subjects.people.csv";
const flags = "tables/protect.flags.csv";
const firstFile = (folder: string): string => {
  const [inside = ""] = readdirSync(join(folder, "files")).filter((name) => name.length === 2);
  return `files/${inside}/${readdirSync(join(folder, "files", inside))[0] ?? ""}`;
};

describe("reading an exit back", () => {
  test("finds nothing in one that is as it was written", async () => {
    expect(await findingsAfter(() => undefined)).toEqual([]);
  });

  test("finds a row that was altered", async () => {
    const spoil = (folder: string): void =>
      changeText(folder, people, (text) => text.replace(/Eastmoor|[A-Z][a-z]+(?=,)/, "Othername"));
    const findings = await findingsAfter(spoil);
    expect(findings).toEqual([
      expect.stringMatching(/^tables\/subjects\.people\.csv: (was changed|has another size)$/),
    ]);
  });

  test("finds a table and a file that are missing", async () => {
    let gone = "";
    const findings = await findingsAfter((folder) => {
      gone = firstFile(folder);
      rmSync(join(folder, gone));
      rmSync(join(folder, flags));
    });
    expect(findings).toEqual([`${flags}: is not here`, `${gone}: is not here`]);
  });

  test("finds a file whose content was changed, and one that does not belong", async () => {
    let changed = "";
    const findings = await findingsAfter((folder) => {
      changed = firstFile(folder);
      writeFileSync(join(folder, changed), "other words");
      writeFileSync(join(folder, "notes.txt"), "not ours");
    });
    expect(findings).toHaveLength(2);
    expect(findings[0]).toMatch(new RegExp(`^${changed}: (was changed|has another size)`));
    expect(findings[1]).toBe("notes.txt: is not of this exit");
  });

  test("says of one that was not finished that it was not", async () => {
    const folder = world.copy();
    rmSync(join(folder, "manifest.json"));
    await expect(verifyExit(folder)).rejects.toThrow("was not finished");
    writeFileSync(join(folder, "manifest.json"), "{");
    await expect(verifyExit(folder)).rejects.toThrow("not what Lantern writes");
  });
});

describe("also where the manifest was put right", () => {
  test("finds a row that was taken out", async () => {
    const findings = await findingsAfter((folder) => {
      changeText(folder, flags, (text) => text.slice(0, text.trimEnd().lastIndexOf("\r\n") + 2));
      putRight(folder, flags);
    });
    expect(findings.some((one) => /flags\.csv: \d+ rows instead of \d+/.test(one))).toBe(true);
  });

  test("finds rows that name a child who is not there", async () => {
    const findings = await findingsAfter((folder) => {
      const lines = readFileSync(join(folder, people), "utf8").trimEnd().split("\r\n");
      writeFileSync(join(folder, people), `${lines.slice(0, -1).join("\r\n")}\r\n`);
      putRight(folder, people, lines.length - 2);
    });
    expect(findings.length).toBeGreaterThan(0);
    for (const one of findings)
      expect(one).toMatch(/person_id names a row of subjects\.people that is not here/);
  });

  test.each([
    ["the hash of a password", "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA"],
    ["a private key", "-----BEGIN PRIVATE KEY-----"],
    ["the seed of one-time codes", "otpauth://totp/Lantern?secret=ABC"],
    ["a sealed value", `4c534531${"ab".repeat(68)}`],
  ])("finds %s wherever it stands", async (name, secret) => {
    expect(secretIn(secret)).toBe(name);
    const findings = await findingsAfter((folder) => {
      changeText(folder, flags, (text) => text.replace(/\r\n([^,]+),/, `\r\n"${secret}",`));
      putRight(folder, flags);
    });
    expect(findings.join("\n")).toContain(`${flags}: ${name} in `);
  });

  test("finds a column and a table that should have stayed", async () => {
    const tokens = "tables/sec.api_tokens.csv";
    const findings = await findingsAfter((folder) => {
      changeText(folder, tokens, (text) =>
        text.replace("\r\n", ",token_hash\r\n").replaceAll(/(?<=.)\r\n(?=.)|\r\n$/g, "\r\n"),
      );
      putRight(folder, tokens);
      changeText(folder, "manifest.json", (text) =>
        text.replace('"table":"protect.flags"', '"table":"directory.credentials"'),
      );
    });
    const said = findings.join("\n");
    expect(said).toContain(`${tokens}: token_hash should have stayed behind`);
    expect(said).toContain(`${flags}: should have stayed behind: hashes of passwords`);
  });
});

test("a folder with anything in it is refused, and one that is not there is made", () => {
  const folder = world.copy();
  expect(() => emptyFolder(folder)).toThrow("is not empty");
  expect(() => emptyFolder(join(folder, "new", "one"))).not.toThrow();
  mkdirSync(join(folder, "there"));
  expect(() => emptyFolder(join(folder, "there"))).not.toThrow();
});

test.each([
  ["letter.txt", "letter.txt"],
  ["../../etc/passwd", "passwd"],
  ["a\\b\\C:report?.pdf", "C-report.pdf"],
  ["Zoë’s drawing (2).PNG", "Zoë-s-drawing-2.PNG"],
  ["…", "file"],
  [".htaccess", "htaccess"],
  [`${"long".repeat(40)}.docx`, `${"long".repeat(40).slice(0, 35)}.docx`],
  ["name\u202Egpj.exe", "namegpj.exe"],
])("a file called %j is %j in the folder", (name, safe) => {
  expect(safeName(name)).toBe(safe);
});
