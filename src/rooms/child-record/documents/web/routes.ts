import { z } from "zod";
import { datePartsOf } from "../../../../kernel/fields.ts";
import { findFile } from "../../../../platform/files/stored-files.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { findWhereabouts, mayDo } from "../../../subjects/index.ts";
import { childForm } from "../../web/child-form.ts";
import type { ChildFacts } from "../../web/child-frame.tsx";
import { childParams, childRoute, findChild } from "../../web/child-route.ts";
import { addDocument } from "../add-document.ts";
import { documentForm } from "../document-form.ts";
import { documentList } from "../document-list.ts";
import { findDocument } from "../document-reads.ts";
import { documentsOn } from "../document-scheme.ts";
import { lookAtPicture, mayLook } from "../look-at-picture.ts";
import { isKeptBack } from "../look-through.ts";
import { pictureForm } from "../picture-form.ts";
import { takeBackDocument, takeBackForm } from "../take-back.ts";
import { addPage, picturePage, takeBackPage, type OfDocument } from "./form-pages.tsx";
import { documentsPage } from "./list-page.tsx";
import { lookThroughRoutes } from "./look-through-routes.ts";
import { documentPaths } from "./paths.ts";
import { documentParams, standing } from "./standing.ts";

const actingIn = ({ actor, now, today }: ChildFacts) => ({ actor, at: now, today });

const readRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/documents",
    access: { permission: "child.view" },
    audit: { action: "document.list" },
    input: { params: childParams, query: documentList.query },
    handle: async (facts, given) => {
      const { personId: of } = facts.person;
      const shown = await documentList.show(given, { path: documentPaths.list(of), of });
      const findable = await findWhereabouts(given.tx, given.actor, of);
      return { kind: "page", view: documentsPage({ facts, shown, findable }) };
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
    answers: documentList.answers({
      summary: "The documents on the record of a child you can see, without the files",
      beside: { child: z.object({ id: z.uuid(), reference: z.string() }) },
    }),
    handle: async (given) => {
      const { personId } = given.params;
      const facts = await findChild(given, personId);
      if (!facts || !mayDo(facts.actor, "child.view", facts)) {
        return { kind: "problem", status: facts ? 403 : 404, subjectIds: [personId] };
      }
      if (await given.stopPlaces(personId))
        return { kind: "problem", status: 404, subjectIds: [personId] };
      const child = { id: facts.person.personId, reference: facts.person.reference };
      const answer = await documentList.json(given, { of: personId, beside: { child } });
      return { ...answer, subjectIds: [personId] };
    },
  }),
];

const addRoutes = childForm({
  path: "/children/:personId/documents/add",
  params: childParams,
  permission: "child.edit",
  reads: "child.read",
  action: "document.add",
  done: "Document added.",
  form: documentForm,
  about: (facts) => Promise.resolve(facts),
  begin: ({ today }, { blank }) => ({ ...blank, dated: datePartsOf(today) }),
  send: async (facts, { tx, typed, files }) => {
    const upload = files("file");
    return addDocument(tx, actingIn(facts), {
      person: facts.person,
      scheme: await documentsOn(tx, facts.today),
      file: upload.files[0],
      form: typed,
      isFileRefused: upload.errors.length > 0,
    });
  },
  home: ({ person }) => documentPaths.list(person.personId),
  page: async (facts, state, tx) => addPage(facts, state, await documentsOn(tx, facts.today)),
});

const homeOf = ({ facts }: OfDocument): string => documentPaths.list(facts.person.personId);

const takeBackRoutes = childForm({
  path: "/children/:personId/documents/:documentId/take-back",
  params: documentParams,
  permission: "child.edit",
  reads: "child.read",
  action: "document.take-back",
  done: "The document was marked as added in error.",
  form: takeBackForm,
  about: async (facts, tx, { documentId }) => {
    const document = await findDocument(tx, facts.person.personId, documentId);
    return document && { facts, document };
  },
  isHere: ({ document }) => Promise.resolve(document.takenBackAt === null),
  send: ({ facts, document: { documentId } }, { tx, typed: { reason } }) =>
    takeBackDocument(tx, actingIn(facts), { person: facts.person, documentId, reason }),
  home: homeOf,
  page: takeBackPage,
});

/** Who looks at pictures that others sent, here as with concerns. */
const pictureRoutes = childForm({
  path: "/children/:personId/documents/:documentId/picture",
  params: documentParams,
  permission: "mash.decide",
  reads: "child.read",
  action: "document.look",
  done: "The picture was reviewed.",
  form: pictureForm,
  about: async (facts, tx, { documentId }) => {
    const document = await standing(tx, facts, documentId);
    return document && mayLook(document, facts.actor) ? { facts, document } : undefined;
  },
  send: ({ facts, document }, { tx, typed }) =>
    lookAtPicture(tx, actingIn(facts), { document, form: typed }),
  home: homeOf,
  page: picturePage,
});

/** Every way into documents of a child. */
export const documentRoutes: readonly Route[] = [
  ...readRoutes,
  ...addRoutes,
  ...takeBackRoutes,
  ...pictureRoutes,
  ...lookThroughRoutes,
];
