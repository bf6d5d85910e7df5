import { domainForm, readDomain } from "../../about-form.ts";
import { findDomain, questionKeys } from "../../edit.ts";
import { isKind, kinds, questionForms, questionTyped, readQuestion } from "../../question-form.ts";
import { newDomain, toolPaths } from "../paths.ts";
import { partOf, type FindPart } from "./part.ts";

export const domainPart: FindPart = ({ draft: { draftId, body } }, params) => {
  const key = params["domain"] === newDomain ? undefined : params["domain"];
  const domain = key === undefined ? undefined : findDomain(body, key);
  if (key !== undefined && !domain) return undefined;
  const back = toolPaths.questions(draftId);
  return partOf({
    heading: domain ? "Change a domain" : "Add a domain",
    form: domainForm,
    typed: { title: domain?.title ?? "" },
    read: (typed) => readDomain({ tool: body, key }, typed),
    back,
    trail: [{ text: "Questions", href: back }],
    ...(domain && {
      remove: { kind: "domain", key: domain.key, text: "Remove the domain and its questions" },
    }),
  });
};

export const questionPart: FindPart = ({ draft: { draftId, body }, base }, params) => {
  const domain = findDomain(body, params["domain"] ?? "");
  const asked = params["question"] ?? "";
  const item = domain?.items.find(({ key }) => key === asked);
  const fresh = /^new_([a-z]+)$/.exec(asked)?.[1] ?? "";
  const kind = item?.type ?? (isKind(fresh) ? fresh : undefined);
  if (!domain || !kind) return undefined;
  const back = toolPaths.questions(draftId);
  const taken = questionKeys(body, base);
  return partOf({
    heading: item ? "Change a question" : `Add a question: ${kinds[kind].name.toLowerCase()}`,
    says: item
      ? "Put the same question into better words here. To ask something else, remove it and add another: past answers go with the question."
      : `In “${domain.title}”. ${kinds[kind].hint}. “Not known” can always be answered.`,
    form: questionForms[kind],
    typed: questionTyped(kind, item),
    read: (typed) => readQuestion(body, { domain: domain.key, item, kind, taken }, typed),
    back,
    trail: [{ text: "Questions", href: back }],
    ...(item && { remove: { kind: "question", key: item.key, text: "Remove the question" } }),
  });
};
