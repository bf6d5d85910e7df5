import type { Looks } from "../floor-form.ts";
import type { Kind } from "../question-form.ts";

const draft = (draftId: string, rest = ""): string => `/tools/drafts/${draftId}${rest}`;

/** Addresses of tools and of those that are being made, built in one place. */
export const toolPaths = {
  tools: "/tools",
  begin: "/tools/new",
  fromFile: "/tools/file",
  tool: (key: string): string => `/tools/kept/${key}`,
  retire: (key: string): string => `/tools/kept/${key}/retire`,
  withdraw: (key: string): string => `/tools/kept/${key}/withdraw`,
  versionFile: (id: string): string => `/tools/versions/${id}/file`,
  draft,
  about: (draftId: string): string => draft(draftId, "/about"),
  questions: (draftId: string): string => draft(draftId, "/questions"),
  domain: (draftId: string, domain: string): string => draft(draftId, `/domains/${domain}`),
  question: (draftId: string, domain: string, question: string): string =>
    draft(draftId, `/domains/${domain}/questions/${question}`),
  bands: (draftId: string): string => draft(draftId, "/bands"),
  floors: (draftId: string): string => draft(draftId, "/floors"),
  floor: (draftId: string, floor: string): string => draft(draftId, `/floors/${floor}`),
  arrange: (draftId: string): string => draft(draftId, "/arrange"),
  preview: (draftId: string): string => draft(draftId, "/preview"),
  test: (draftId: string): string => draft(draftId, "/test"),
  file: (draftId: string): string => draft(draftId, "/file"),
  publish: (draftId: string): string => draft(draftId, "/publish"),
  discard: (draftId: string): string => draft(draftId, "/discard"),
};

/** What stands in an address for something new. No key has an underscore in it. */
export const newDomain = "new_domain";
export const newQuestion = (kind: Kind): string => `new_${kind}`;
export const newFloor = (looks: Looks): string =>
  looks.at === "question" ? `new_question_${looks.item}` : `new_${looks.at}`;
