import { signAfterRestore } from "../platform/audit/after-restore.ts";
import { auditSigner } from "../platform/audit/audit-key.ts";
import { AuditAltered } from "../platform/audit/audit-altered.ts";
import { outsideOf } from "../platform/audit/outside.ts";
import { readConfig } from "../platform/config/config.ts";
import { environment } from "../platform/config/environment.ts";
import { UsageProblem, type Run } from "./command.ts";
import { recordIn } from "./recorded.ts";
import { withDatabase } from "./with-database.ts";

export const auditRestored: Run = async (_args, { out, error }) => {
  const config = readConfig(environment());
  const signer = auditSigner(config);
  if (!signer) throw new UsageProblem("There is no key yet: lantern audit key new");
  const outside = outsideOf(config);
  return withDatabase(async ({ admin, clock }) => {
    const at = clock.now();
    try {
      const done = await signAfterRestore({
        admin,
        signer,
        outside,
        at,
        record: (tx, detail) => recordIn(tx, { action: "audit.restored", at, detail }),
      });
      if (done) {
        out(
          `Checkpoint ${done.signed} is signed. It says that the audit went back to checkpoint ${done.to}.`,
        );
        out(
          `What checkpoints ${done.to + 1} to ${done.from} stood over is not in this database: tell each partner that keeps them.`,
        );
        out(
          "Nobody is signed in any more, and links and invitations that were not used are over: make them anew.",
        );
      } else out("The database is not behind the folder of checkpoints: there is nothing to sign.");
      return 0;
    } catch (problem) {
      if (!(problem instanceof AuditAltered)) throw problem;
      error(`Nothing was signed: ${problem.message}`);
      return 1;
    }
  });
};
