import { z } from "zod";
import { findFile } from "../../../../platform/files/stored-files.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { field, optionalQuery } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { withFileErrors } from "../../../../platform/http/uploads.ts";
import { text } from "../../../../platform/http/text.ts";
import { findWhereabouts, mayDo } from "../../../subjects/index.ts";
import type { ChildFacts } from "../../web/child-frame.tsx";
import { childParams, childRoute, findChild } from "../../web/child-route.ts";
import { dateInput, dateOf, dateTyped } from "../../web/date-fields.ts";
import { addDocument } from "../add-document.ts";
import { findDocument, listDocuments } from "../document-reads.ts";
import { documentsOn } from "../document-scheme.ts";
import { lookAtPicture, mayLook } from "../look-at-picture.ts";
import { isKeptBack } from "../look-through.ts";
import { takeBackDocument } from "../take-back.ts";
import { apiDocuments, documentsBody } from "./api.ts";
import { addPage, picturePage, takeBackPage } from "./form-pages.tsx";
import { documentsPage } from "./list-page.tsx";
import { lookThroughRoutes } from "./look-through-routes.ts";
import { documentPaths } from "./paths.ts";
import { documentParams, standing } from "./standing.ts";

const addForm = z.object({
  kind: field(),
  title: field(),
  source: field(),
  ...dateInput("dated"),
});
const pictureForm = z.object({ outcome: field(), reason: field() });
const mayEdit = { permission: "child.edit" } as const;
/** Who looks at pictures that others sent, here as with concerns. */
const looks = { permission: "mash.decide" } as const;

const actingIn = ({ actor, now, today }: ChildFacts) => ({ actor, at: now, today });

const readRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/documents",
    access: { permission: "child.view" },
    audit: { action: "document.list" },
    input: { params: childParams, query: z.object({ kind: optionalQuery(text().max(40)) }) },
    handle: async (facts, { tx, actor, query: { kind } }) => {
      const documents = await listDocuments(tx, facts.person.personId);
      const findable = await findWhereabouts(tx, actor, facts.person.personId);
      return { kind: "page", view: documentsPage({ facts, documents, kind, findable }) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/documents/:documentId/file",
    access: { permission: "child.view" },
    audit: { action: "document.open" },
    input: { params: documentParams },
    handle: async (facts, { tx, actor, params: { personId, documentId } }) => {
      const document = await standing(tx, facts, documentId);
      const reader = { id: actor.id, reviewsPictures: mayDo(actor, "mash.decide", facts) };
      const file = document && (await findFile(tx, document.fileId, reader));
      if (!document || !file) return { kind: "notFound" };
      const findable = await findWhereabouts(tx, actor, personId);
      if (isKeptBack(document, findable, actor)) return { kind: "notFound" };
      return { kind: "file", file, subjectIds: [personId, documentId] };
    },
  }),
  route({
    method: "GET",
    path: "/api/children/:personId/documents",
    access: { permission: "child.view" },
    audit: { action: "document.list" },
    shows: { about: "children" },
    input: { params: childParams },
    answers: {
      summary: "The documents on the record of a child within your reach, without the files",
      schema: apiDocuments,
    },
    handle: async (given) => {
      const { personId } = given.params;
      const facts = await findChild(given, personId);
      if (!facts || !mayDo(facts.actor, "child.view", facts)) {
        return { kind: "problem", status: facts ? 403 : 404, subjectIds: [personId] };
      }
      if (await given.stopPlaces(personId))
        return { kind: "problem", status: 404, subjectIds: [personId] };
      const body = documentsBody(facts, await listDocuments(given.tx, personId));
      return { kind: "json", body, subjectIds: [personId] };
    },
  }),
];

const addRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/documents/add",
    access: mayEdit,
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const scheme = await documentsOn(tx, facts.today);
      const typed = { ...addForm.parse({}), ...dateTyped("dated", facts.today) };
      return { kind: "page", view: addPage({ facts, scheme, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/documents/add",
    access: mayEdit,
    audit: { action: "document.add" },
    input: { params: childParams, form: addForm, files: { file: { most: 1 } } },
    handle: async (facts, { tx, form: typed, files, frame: { csrfToken } }) => {
      const scheme = await documentsOn(tx, facts.today);
      const upload = files("file");
      const [file] = upload.files;
      const change = await addDocument(tx, actingIn(facts), {
        person: facts.person,
        scheme,
        file,
        form: { ...typed, dated: dateOf(typed, "dated") },
        isFileRefused: upload.errors.length > 0,
      });
      if (change.kind === "accepted") {
        return redirectDone(documentPaths.list(facts.person.personId), "Document added.");
      }
      const errors = withFileErrors(change.errors, "file", upload);
      return { kind: "invalid", view: addPage({ facts, scheme, csrfToken, typed, errors }) };
    },
  }),
];

const takeBackRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/documents/:documentId/take-back",
    access: mayEdit,
    audit: { action: "child.read" },
    input: { params: documentParams },
    handle: async (facts, { tx, params: { documentId }, frame: { csrfToken } }) => {
      const document = await standing(tx, facts, documentId);
      if (!document) return { kind: "notFound" };
      return { kind: "page", view: takeBackPage({ facts, document, csrfToken, reason: "" }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/documents/:documentId/take-back",
    access: mayEdit,
    audit: { action: "document.take-back" },
    input: { params: documentParams, form: z.object({ reason: field() }) },
    handle: async (facts, { tx, params: { documentId }, form, frame: { csrfToken } }) => {
      const { person } = facts;
      const document = await findDocument(tx, person.personId, documentId);
      if (!document) return { kind: "notFound" };
      const { reason } = form;
      const taking = { person, documentId, reason };
      const change = await takeBackDocument(tx, actingIn(facts), taking);
      if (change.kind === "accepted") {
        return redirectDone(
          documentPaths.list(person.personId),
          "The document was marked as added in error.",
        );
      }
      const page = { facts, document, csrfToken, reason };
      if (change.kind === "stale") {
        return { kind: "stale", view: takeBackPage({ ...page, isStale: true }) };
      }
      return { kind: "invalid", view: takeBackPage({ ...page, errors: change.errors }) };
    },
  }),
];

const pictureRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/documents/:documentId/picture",
    access: looks,
    audit: { action: "child.read" },
    input: { params: documentParams },
    handle: async (facts, { tx, params: { documentId }, frame: { csrfToken } }) => {
      const document = await standing(tx, facts, documentId);
      if (!document || !mayLook(document, facts.actor)) return { kind: "notFound" };
      const typed = pictureForm.parse({});
      return { kind: "page", view: picturePage({ facts, document, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/documents/:documentId/picture",
    access: looks,
    audit: { action: "document.look" },
    input: { params: documentParams, form: pictureForm },
    handle: async (facts, { tx, params: { documentId }, form: typed, frame: { csrfToken } }) => {
      const document = await standing(tx, facts, documentId);
      if (!document || !mayLook(document, facts.actor)) return { kind: "notFound" };
      const change = await lookAtPicture(tx, actingIn(facts), { document, form: typed });
      if (change.kind === "accepted") {
        return redirectDone(documentPaths.list(facts.person.personId), "The picture was reviewed.");
      }
      const { errors } = change;
      return { kind: "invalid", view: picturePage({ facts, document, csrfToken, typed, errors }) };
    },
  }),
];

/** Every way into documents of a child. */
export const documentRoutes: readonly Route[] = [
  ...readRoutes,
  ...addRoutes,
  ...takeBackRoutes,
  ...pictureRoutes,
  ...lookThroughRoutes,
];
