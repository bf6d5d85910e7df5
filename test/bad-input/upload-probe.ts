import { h } from "preact";
import { z } from "zod";
import { readText, type FieldError } from "../../src/kernel/fields.ts";
import { isId } from "../../src/kernel/ids.ts";
import { aboutScanning } from "../../src/platform/files/limits.ts";
import { findFile, storeFile } from "../../src/platform/files/stored-files.ts";
import { field } from "../../src/platform/http/field.ts";
import type { View } from "../../src/platform/http/outcome.ts";
import { route, type Route } from "../../src/platform/http/route.ts";
import { withFileErrors } from "../../src/platform/http/uploads.ts";
import { errorFor, Form, FormErrorSummary } from "../../src/ui/forms/index.ts";
import { Button, FileUpload, Input } from "../../src/ui/govuk/index.ts";

type Typed = { readonly headline: string };

/** A form with files as a room would write one, for what the platform promises to all of them. */
export const uploadProbe: readonly Route[] = [
  route({
    method: "GET",
    path: "/probe",
    access: { permission: "note.add" },
    audit: { action: "test.probe" },
    shows: { about: "children" },
    input: {},
    handle: ({ frame }) =>
      Promise.resolve({ kind: "page", view: page(frame.csrfToken, { headline: "" }) }),
  }),
  route({
    method: "POST",
    path: "/probe",
    access: { permission: "note.add" },
    audit: { action: "test.upload" },
    shows: { about: "children" },
    input: { form: z.object({ headline: field() }), files: { attachment: { most: 5 } } },
    handle: async ({ tx, actor, clock, frame, form, files }) => {
      const upload = files("attachment");
      const headline = readText(form.headline, {
        name: "Headline",
        most: 200,
        missing: "Enter a headline",
      });
      const wrong = headline.ok ? [] : [{ field: "headline", message: headline.error }];
      const errors = withFileErrors(wrong, "attachment", upload);
      if (errors.length > 0) {
        return { kind: "invalid", view: page(frame.csrfToken, form, errors) };
      }
      const stamp = {
        partnershipId: actor.partnershipId,
        acl: actor.isWide ? [1] : actor.principals,
        restricted: false,
      };
      for (const file of upload.files) {
        await storeFile(tx, { ...stamp, ...file, actor, at: clock.now() });
      }
      return { kind: "redirect", to: "/probe" };
    },
  }),
  route({
    method: "GET",
    path: "/probe/:fileId",
    access: { permission: "child.view" },
    audit: { action: "test.file" },
    shows: { about: "children" },
    input: { params: z.object({ fileId: z.string() }) },
    handle: async ({ tx, actor, params: { fileId } }) => {
      const file = isId(fileId)
        ? await findFile(tx, fileId, { id: actor.id, reviewsPictures: false })
        : undefined;
      return file ? { kind: "file", file } : { kind: "notFound" };
    },
  }),
];

function page(csrfToken: string, typed: Typed, errors: readonly FieldError[] = []): View {
  const form = {
    action: "/probe",
    csrfToken,
    enctype: "multipart/form-data" as const,
    children: [
      h(Input, {
        name: "headline",
        label: { text: "Headline" },
        value: typed.headline,
        errorMessage: errorFor(errors, "headline"),
      }),
      h(FileUpload, {
        name: "attachment",
        label: { text: "Files" },
        hint: { text: aboutScanning },
        multiple: true,
        errorMessage: errorFor(errors, "attachment"),
      }),
      h(Button, { text: "Send" }),
    ],
  };
  return {
    title: "Probe",
    hasErrors: errors.length > 0,
    body: h("div", null, [
      h(FormErrorSummary, { errors }),
      h("h1", { class: "govuk-heading-l" }, "Probe"),
      h(Form, form),
    ]),
  };
}
