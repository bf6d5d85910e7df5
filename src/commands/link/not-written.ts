/** A file could not be written; the message is one line that says where and why. */
export class NotWritten extends Error {
  override readonly name = "NotWritten";
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "there is no room left",
  EDQUOT: "this account may take up no more room",
  EFBIG: "the file would be larger than is allowed",
  EACCES: "this account may not write here",
  EROFS: "nothing can be written here",
  ENOENT: "there is no such folder",
  ENOTDIR: "there is no such folder",
  ENAMETOOLONG: "the name is too long",
  EPERM: "this account may not write here",
  EISDIR: "this is a folder",
  EPIPE: "nobody reads it any more",
};

/** What is said of a file that is written where it is wanted. */
export const notWhole = ", and what stands in it is not whole";

/** Writes, and says in words what stood in the way. */
export function writing<T>(where: string, work: () => T, instead = ""): T {
  try {
    return work();
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ""];
    if (reason === undefined) throw error;
    throw new NotWritten(`${where}: ${reason}${instead}`, { cause: error });
  }
}
