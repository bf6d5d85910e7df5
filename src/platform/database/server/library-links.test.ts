import { cpSync, lstatSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { npmPackageFolder } from "./binary-folders.ts";
import { inspect } from "./find-binaries.ts";
import { restoreLibraryLinks } from "./library-links.ts";

let copy: string;
const libraries = () => join(copy, "native", "lib");
const kindOf = (name: string) =>
  lstatSync(join(libraries(), name)).isSymbolicLink() ? "link" : "file";

beforeAll(() => {
  const original = npmPackageFolder();
  if (original === undefined) throw new Error("npm's PostgreSQL is not installed");
  copy = mkdtempSync(join(tmpdir(), "library-links-"));
  cpSync(join(original, "native"), join(copy, "native"), {
    recursive: true,
    verbatimSymlinks: true,
  });
});

/** As npm leaves the package when it runs no install scripts. */
beforeEach(() => {
  restoreLibraryLinks(copy);
  const names = readdirSync(libraries()).filter((name) => /^lib(icu|pq|ecpg|pgtypes)/.test(name));
  for (const name of names.filter((one) => kindOf(one) === "link")) {
    rmSync(join(libraries(), name));
  }
  expect(inspect("npm", join(copy, "native", "bin"))).toEqual([]);
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test("missing links are made again, and the server runs", () => {
  restoreLibraryLinks(copy);
  expect(kindOf("libicui18n.so.60")).toBe("link");
  expect(inspect("npm", join(copy, "native", "bin"))).toMatchObject([{ source: "npm" }]);
});

test("where links are refused the libraries are copied, and the server runs", () => {
  restoreLibraryLinks(copy, () => {
    throw Object.assign(new Error("operation not permitted"), { code: "EPERM" });
  });
  expect(kindOf("libicui18n.so.60")).toBe("file");
  expect(inspect("npm", join(copy, "native", "bin"))).toMatchObject([{ source: "npm" }]);
  for (const name of readdirSync(libraries())) expect(name).not.toMatch(/\.\d+\.\d+\.\d{3,}$/);
  rmSync(join(libraries(), "libicui18n.so.60"));
});

test("a link that leads nowhere is replaced", () => {
  symlinkSync("gone.so", join(libraries(), "libicui18n.so.60"));
  restoreLibraryLinks(copy);
  expect(inspect("npm", join(copy, "native", "bin"))).toHaveLength(1);
});

test("a package folder that lists no links is left alone", () => {
  expect(() => restoreLibraryLinks(join(copy, "native", "share"))).not.toThrow();
});

test("a library that cannot be made is named, with what to do", () => {
  const missing = join(copy, "native", "lib", "libicui18n.so.60.2");
  const aside = join(copy, "libicui18n.so.60.2");
  cpSync(missing, aside);
  rmSync(missing);
  try {
    expect(() =>
      restoreLibraryLinks(copy, () => {
        throw new Error("refused");
      }),
    ).toThrow(/lacks .*libicui18n\.so.* \(ENOENT\): run "npm rebuild".*or set DATABASE_URL\.$/);
  } finally {
    cpSync(aside, missing);
  }
});
