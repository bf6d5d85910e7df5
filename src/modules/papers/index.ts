import type { Route } from "../../platform/http/route.ts";
import { noticeRoutes } from "./border-notice/web/notice-routes.tsx";
import { paperRoutes } from "./web/paper-routes.tsx";

export { recipientChoices, type FamilyMember } from "./recipient-choices.ts";
export { preparePaper, type Preparing } from "./prepare-paper.ts";
export type { Source } from "./paper-writes.ts";
export { paperCommands } from "./paper-commands.ts";
export { childrenNamedIn, isNameOf, textsThatName } from "./paper-checks.ts";
export { countWaiting } from "./paper-reads.ts";
export { Paper } from "./web/paper.tsx";
export { PrepareForm, type PrepareFormProps } from "./web/prepare-form.tsx";
export { prepareFormOf, prepareInput, textOf } from "./web/prepare-input.ts";
export { languageErrors, LanguageSelect } from "./web/language-select.tsx";
export { prepareAgain } from "./web/prepare-again.ts";
export { paths as paperPaths } from "./web/paths.ts";

export const papersRoutes: readonly Route[] = [...paperRoutes, ...noticeRoutes];
export { filesToRelease } from "./files-to-release.ts";
