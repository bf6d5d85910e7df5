import { anyText } from "../../../platform/http/any-text.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import { publicRoute, type Route } from "../../../platform/http/route.ts";
import { newId } from "../../../kernel/ids.ts";
import { faultForm } from "../fault-form.ts";
import { keepFaultReport } from "../fault-report.ts";
import { blankFault, faultPage, keptPage, notKeptPage } from "./fault-pages.tsx";

const open = {
  access: { public: "anyone who finds a fault says so without an account" },
  cookieless: "finders are not known, and a browser without cookies can send the form",
} as const;

/** Of the security.txt of this installation: said where no more reports are taken. */
type Parts = { readonly securityContact: string | undefined };

export const faultRoutes = ({ securityContact: contact }: Parts): readonly Route[] => [
  publicRoute({
    ...open,
    method: "GET",
    path: "/report-a-fault",
    audit: { action: "fault.form" },
    input: {},
    handle: () => Promise.resolve({ kind: "page", view: faultPage(blankFault()) }),
  }),
  publicRoute({
    ...open,
    method: "POST",
    path: "/report-a-fault",
    audit: { action: "fault.report" },
    input: { form: formInput(faultForm, anyText) },
    handle: async ({ tx, clock, caller: { ip }, form: sent }): Promise<Outcome> => {
      const id = sent.form.id || newId();
      const typed = { ...sent, form: { id } };
      const read = faultForm.read(typed, {});
      if (read.errors) {
        const view = faultPage({ csrfToken: "", typed, errors: read.errors });
        return { kind: "invalid", view };
      }
      const { seen, gravity, reach } = read.value;
      const told = { seen, gravity, reach };
      const kept = await keepFaultReport(tx, { id, told, ip, at: clock.now() });
      if (kept.kind === "kept") return { kind: "page", view: keptPage(kept.number) };
      const isFull = kept.kind === "full";
      const view = notKeptPage({ contact, seen, isFull });
      return { kind: "refused", status: isFull ? 429 : 503, view };
    },
  }),
];
