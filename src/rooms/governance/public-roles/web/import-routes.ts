import { z } from "zod";
import type { FieldError } from "../../../../kernel/fields.ts";
import { field } from "../../../../platform/http/field.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import type { Upload } from "../../../../platform/http/uploads.ts";
import { importRoles } from "../import-roles.ts";
import { readRolesFile } from "../read-roles-file.ts";
import { roleKindsOn } from "../role-kinds.ts";
import { importedPage, importPage } from "./import-page.tsx";

const access = { permission: "governance.manage" } as const;
const form = z.object({ kind: field(), authority: field(), whole: field() });
/** Fifty thousand lines. */
const fileLimit = 10 * 1024 * 1024;

function contentOf({ asTheyAre }: Upload): Buffer | string {
  const [file] = asTheyAre;
  if (!file || file.name === "") return "Choose a CSV file";
  if (file.content === undefined) return "The file must be 10 MB or smaller";
  return file.content.subarray(0, 2).toString("latin1") === "PK"
    ? "This is an Excel workbook: save it as CSV and choose that"
    : file.content;
}

export const importRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/governance/public-roles/import",
    access,
    audit: { action: "public-role.import.new" },
    shows: { nobody: "people with a public role" },
    input: {},
    handle: async ({ tx, clock, frame: { csrfToken } }) => {
      const kinds = await roleKindsOn(tx, clock.today());
      return { kind: "page", view: importPage({ kinds, csrfToken, typed: form.parse({}) }) };
    },
  }),
  route({
    method: "POST",
    path: "/governance/public-roles/import",
    access,
    audit: { action: "public-role.import" },
    shows: { nobody: "people with a public role" },
    input: { form, files: { file: { most: 1, asItIs: fileLimit } } },
    handle: async ({ tx, actor, clock, files, form: typed, frame }): Promise<Outcome> => {
      const today = clock.today();
      const kinds = await roleKindsOn(tx, today);
      const again = (errors: readonly FieldError[]): Outcome => ({
        kind: "invalid",
        view: importPage({ kinds, csrfToken: frame.csrfToken, typed, errors }),
      });
      const upload = files("file");
      if (upload.errors.length > 0) return again(upload.errors);
      const of = { kind: typed.kind, authority: typed.authority.trim(), kinds };
      const content = contentOf(upload);
      const errors = missingOf(of);
      if (typeof content === "string")
        return again([...errors, { field: "file", message: content }]);
      if (errors.length > 0) return again([...errors, chooseAgain]);
      const read = readRolesFile(content, of);
      if (!read.ok) return again(read.errors);
      const { values, notRead } = read;
      const wanted = { ...of, values, today, isWhole: typed.whole === "yes" };
      const imported = await importRoles(tx, { actor, at: clock.now(), kinds }, wanted);
      const detail = { ...imported };
      return { kind: "page", view: importedPage({ imported, notRead }), detail };
    },
  }),
];

/** A browser does not send a file a second time. */
const chooseAgain = { field: "file", message: "Choose the file again" };

type Of = Parameters<typeof readRolesFile>[1];

function missingOf({ kind, authority, kinds }: Of): readonly FieldError[] {
  return [
    ...(kinds.some(({ key }) => key === kind)
      ? []
      : [{ field: "kind", message: "Choose the role or licence" }]),
    ...(authority !== "" && authority.length <= 200
      ? []
      : [{ field: "authority", message: "Enter the council or authority" }]),
  ];
}
