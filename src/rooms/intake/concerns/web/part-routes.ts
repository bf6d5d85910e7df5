import { z } from "zod";
import { newId } from "../../../../kernel/ids.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anyField, field, type FormFields } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { isPicture } from "../../../../platform/files/stored-files.ts";
import { withFileErrors, type Upload } from "../../../../platform/http/uploads.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { addPart } from "../add-part.ts";
import type { Concern } from "../concern-reads.ts";
import { isAddedTo, standingEntries, type PartEntry } from "../part-entries.ts";
import type { Answers } from "../part-form.ts";
import { listPartEntries } from "../part-reads.ts";
import { isFilePart, isPartKey, partOf, partsFor, type PartKey } from "../parts.ts";
import { screeningTools } from "../screening-tools.ts";
import { concernRoute, partParams } from "./concern-route.ts";
import { partPage } from "./part-page.tsx";
import { paths } from "./paths.ts";

/** Fields that begin with `_` are the form's own. */
const partForm = z.object({ _id: field(), _replaces: field() }).catchall(anyField);

function answersOf(form: FormFields): Answers {
  const named = Object.entries(form).filter(([name]) => !name.startsWith("_"));
  return Object.fromEntries(
    named.map(([name, value]) => [name, typeof value === "string" ? value : (value[0] ?? "")]),
  );
}

/** The entry that a new one would take the place of: the newest, where one stands. */
async function newestOf(tx: Tx, concern: Concern, part: PartKey): Promise<PartEntry | undefined> {
  if (isAddedTo(part)) return undefined;
  const standing = standingEntries(await listPartEntries(tx, concern.concernId));
  return standing.findLast((entry) => entry.part === part);
}

async function partInForce(tx: Tx, key: PartKey, at: { now: Date; today: string }) {
  const toolOn = await screeningTools(tx, [], at.today);
  return partOf(key, toolOn(at.now));
}

/** A chronology is a paper: a picture of one cannot be read by everybody who has to. */
function asAsked(upload: Upload, part: PartKey): Upload {
  const isAsked = upload.files.every(
    ({ mediaType }) => isPicture(mediaType) === (part === "picture"),
  );
  const message =
    part === "picture"
      ? "Choose a picture: JPEG or PNG"
      : "Choose a PDF, Word, Excel, CSV or text file, not a picture";
  return isAsked ? upload : { ...upload, files: [], errors: [{ field: "file", message }] };
}

export const partRoutes: readonly Route[] = [
  concernRoute({
    method: "GET",
    path: "/concerns/:concernId/parts/:part",
    audit: { action: "concern.read" },
    input: { params: partParams },
    handle: async (concern, { tx, clock, frame, params: { part: key } }) => {
      if (!isPartKey(key) || !partsFor(concern.about).includes(key)) return { kind: "notFound" };
      const part = await partInForce(tx, key, { now: clock.now(), today: clock.today() });
      const replaces = await newestOf(tx, concern, key);
      const typed = replaces?.answers ?? {};
      const view = partPage({ frame, concern, part, id: newId(), replaces, typed });
      return { kind: "page", view };
    },
  }),
  concernRoute({
    method: "POST",
    path: "/concerns/:concernId/parts/:part",
    audit: { action: "concern.part.add" },
    input: { params: partParams, form: partForm, files: { file: { most: 1 } } },
    handle: async (concern, { tx, actor, clock, frame, params: { part: key }, form, files }) => {
      if (!isPartKey(key) || !partsFor(concern.about).includes(key)) return { kind: "notFound" };
      const at = { now: clock.now(), today: clock.today() };
      const upload = asAsked(files("file"), key);
      const typed = answersOf(form);
      const [file] = isFilePart(key) ? upload.files : [];
      const adding = { concern, part: key, id: form._id, replaces: form._replaces, typed, file };
      const change =
        upload.errors.length > 0
          ? ({ kind: "invalid", errors: [] } as const)
          : await addPart(tx, { actor, at: at.now, today: at.today }, adding);
      if (change.kind === "accepted") {
        return redirectDone(paths.more(concern.concernId), "Saved. The MASH can read it.");
      }
      const entries = await listPartEntries(tx, concern.concernId);
      const replaces = entries.find(({ entryId }) => entryId === form._replaces);
      const part = await partInForce(tx, key, at);
      const errors = withFileErrors(change.errors, "file", upload);
      const view = partPage({ frame, concern, part, id: form._id, replaces, typed, errors });
      return { kind: "invalid", view };
    },
  }),
];
