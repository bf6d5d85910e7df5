import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { open, seal } from "../secrets/secrets.ts";
import type { FormFields } from "./field.ts";
import { lostFilesField } from "./uploads.ts";

/** A form that was posted after its session had ended, kept for the same person to send again. */
export type KeptForm = {
  readonly staffId: string;
  readonly path: string;
  readonly fields: FormFields;
  /** Answered with a file, so that the page it is sent from stays. */
  readonly isFile?: boolean | undefined;
};

const fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const keptForm = z.object({
  staffId: z.string(),
  path: z.string().startsWith("/"),
  fields,
  isFile: z.boolean().optional(),
});

const purpose = "kept form";

type Parts = {
  readonly key: Buffer;
  readonly hadFiles: boolean;
  readonly isFile?: boolean;
};

/** Sealed, so that the page reveals nothing to whoever sits down at the screen next. */
export function keepTyped(
  request: FastifyRequest,
  staffId: string | undefined,
  parts: Parts,
): string | undefined {
  return staffId !== undefined && hasTyped(request) ? keepFor(request, staffId, parts) : undefined;
}

/** A form of one press says nothing that would be worth keeping. */
const hasTyped = ({ body }: FastifyRequest): boolean =>
  Object.keys(body ?? {}).some((name) => name !== "_csrf");

/** The same for somebody who is signed in, and must first confirm that it is they. */
export function keepFor(
  request: FastifyRequest,
  staffId: string,
  { key, hadFiles, isFile = false }: Parts,
): string | undefined {
  const sent = fields.safeParse(request.body);
  if (!sent.success) return undefined;
  const { _csrf: _old, ...typed } = sent.data;
  // A file does not fit in the page: the form will say that it must be chosen again.
  if (hadFiles) typed[lostFilesField] = "again";
  const kept: KeptForm = {
    staffId,
    path: request.url,
    fields: typed,
    ...(isFile && { isFile }),
  };
  return seal(key, purpose, JSON.stringify(kept)).toString("base64url");
}

/** The kept form, if it is one and belongs to this person. */
export function openKept(key: Buffer, sealed: string, staffId: string): KeptForm | undefined {
  const plain = open(key, purpose, Buffer.from(sealed, "base64url"));
  if (plain === undefined) return undefined;
  const kept = keptForm.safeParse(JSON.parse(plain));
  return kept.data?.staffId === staffId ? kept.data : undefined;
}
