import { z } from "zod";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { Upload } from "../../../../platform/http/uploads.ts";
import { staffForm } from "../../../work/index.ts";
import { importForm } from "../import-form.ts";
import { importRoles } from "../import-roles.ts";
import { readRolesFile } from "../read-roles-file.ts";
import { roleKindsOn } from "../role-kinds.ts";
import { importedPage, importPage } from "./import-page.tsx";
import { rolePaths } from "./paths.ts";

function contentOf({ asTheyAre }: Upload): Buffer | string {
  const [file] = asTheyAre;
  if (!file || file.name === "") return "Choose a CSV file";
  if (file.content === undefined) return "The file must be 10 MB or smaller";
  return file.content.subarray(0, 2).toString("latin1") === "PK"
    ? "This is an Excel workbook: save it as CSV and choose that"
    : file.content;
}

const invalid = (errors: readonly FieldError[]) => ({ kind: "invalid", errors }) as const;
const inFile = (message: string) => ({ field: "file", message });

/** A list comes in whole, or nothing of it does. */
export const importRoutes = staffForm({
  path: "/governance/public-roles/import",
  params: z.object({}),
  access: { permission: "governance.manage" },
  reads: "public-role.import.new",
  action: "public-role.import",
  shows: { nobody: "people with a public role" },
  done: "The list is in the register.",
  form: importForm,
  about: async ({ tx, today }) => ({ kinds: await roleKindsOn(tx, today), today }),
  send: async ({ kinds, today }, { tx, actor, clock, typed, files }) => {
    const upload = files("file");
    const { value, errors: wrong = [] } = importForm.read(typed, { kinds });
    if (upload.errors.length > 0) return invalid(wrong);
    const content = contentOf(upload);
    if (typeof content === "string") return invalid([...wrong, inFile(content)]);
    // A browser does not send a file a second time.
    if (!value) return invalid([...wrong, inFile("Choose the file again")]);
    const { kind, authority, whole: isWhole } = value;
    const now = clock.now();
    const read = readRolesFile(content, { kind, authority, kinds, now });
    if (!read.ok) return invalid(read.errors);
    const { values, notRead } = read;
    const wanted = { kind, authority, values, today, isWhole };
    const imported = await importRoles(tx, { actor, at: now, kinds }, wanted);
    const view = importedPage({ imported, notRead });
    return { kind: "answered", outcome: { kind: "page", view, detail: { ...imported } } };
  },
  home: () => rolePaths.list,
  page: ({ kinds }, state) => importPage(kinds, state),
});
