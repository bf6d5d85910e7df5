import { sql } from "kysely";
import { systemClock } from "../../../kernel/clock.ts";
import { counted } from "../../../kernel/words.ts";
import type { Missing, ReadinessCheck } from "../../../platform/readiness/readiness.ts";
import { senderFor } from "../../../platform/outbound/sender-for.ts";

type Dead = { readonly id: number; readonly name: string; readonly many: number };

/** Advised: Lantern tells everybody inside, and a mail server that is away must not stop a start. */
export const outsideReadiness: readonly ReadinessCheck[] = [
  {
    key: "notices-outside",
    title: "People get email about waiting work",
    isRequired: false,
    look: async ({ tx, config, now }) => {
      const missing: Missing[] = [];
      const way = senderFor(config.outbound, systemClock);
      if (way.kind === "none") {
        missing.push({
          why: "neither SMTP nor GOV.UK Notify is set: nobody hears of danger before they look",
          mend: "set LANTERN_SMTP_URL_FILE and LANTERN_MAIL_FROM, or LANTERN_NOTIFY_KEY_FILE and LANTERN_NOTIFY_TEMPLATE",
        });
      }
      if (way.kind === "wrong") missing.push({ why: way.why, mend: way.mend });
      if (config.mode !== "evaluation" && config.publicUrl === undefined) {
        missing.push({
          why: "messages have no address to link to",
          mend: "set LANTERN_PUBLIC_URL",
        });
      }
      const { rows } = await sql<Dead>`
        select p.partnership_id as id, p.name, count(*)::int as many from work.outgoing_messages m
        join directory.partnerships p on p.partnership_id = m.partnership_id
        where m.state = 'dead' and m.made_at > ${now}::timestamptz - interval '7 days'
        group by 1, 2 order by 2`.execute(tx);
      const dead = rows.map(({ id, name, many }) => ({
        why: `${counted(many, "message")} of the last seven days given up after many tries`,
        mend: "look at the address of the person and at the mail server; what they were told is in Lantern",
        partnership: { id, name },
      }));
      return [...missing, ...dead];
    },
  },
];
