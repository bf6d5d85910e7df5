import { closeNetwork } from "./close-network.ts";

/** What a process that `inAProcess` starts does: close the network, be asked once, answer once. */
export function answerParent(answer: (asked: never) => Promise<unknown>): void {
  closeNetwork();
  // Whoever started it is gone: nobody waits for the answer.
  process.once("disconnect", () => process.exit());
  process.once("message", (asked: unknown) => {
    void answer(asked as never).then(
      (answered) => process.send?.(answered, () => process.disconnect()),
      () => process.exit(1),
    );
  });
}
