import { aboutForm, aboutTyped, readAbout } from "../../about-form.ts";
import { bandsForm, bandsTyped, readBands } from "../../band-form.ts";
import { toolPaths } from "../paths.ts";
import { partOf, type FindPart } from "./part.ts";

export const aboutPart: FindPart = ({ draft: { draftId, body } }) =>
  partOf({
    heading: "About the tool",
    form: aboutForm,
    typed: aboutTyped(body),
    read: (typed) => readAbout(body, typed),
    back: toolPaths.draft(draftId),
  });

export const bandsPart: FindPart = ({ draft: { draftId, body } }) =>
  partOf({
    heading: "Bands",
    says: "Lowest first. A band begins at a sum of what the answers add and goes up to where the next one begins. A guide for a conversation has none.",
    form: bandsForm,
    drawing: { tool: body },
    typed: bandsTyped(body),
    read: (typed) => readBands(body, typed),
    back: toolPaths.draft(draftId),
  });
