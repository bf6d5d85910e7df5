import type { Route } from "../../platform/http/route.ts";
import { paperRoutes } from "./web/paper-routes.tsx";

export { recipientChoices, type FamilyMember } from "./recipient-choices.ts";
export { partsOf } from "./parts.ts";
export { preparePaper, type Prepared, type Preparing } from "./prepare-paper.ts";
export type { Source } from "./paper-writes.ts";
export { countWaiting } from "./paper-reads.ts";
export { Paper } from "./web/paper.tsx";
export { PrepareForm, type PrepareFormProps } from "./web/prepare-form.tsx";
export { prepareFormOf, prepareInput, textOf } from "./web/prepare-input.ts";
export { mayNotGo, whyNot } from "./web/paper-words.ts";
export { paths as paperPaths } from "./web/paths.ts";

export const papersRoutes: readonly Route[] = paperRoutes;
