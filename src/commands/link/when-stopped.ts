/** What a person or the system ends a command with, and which it could not outlive without anybody listening. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Does something before the process ends, however it is ended, other than by force. A signal is heard when
 * this thread has nothing else to do, and then ends the process as it would have without.
 * @returns what ends the listening
 */
export function whenStopped(work: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    end();
    work();
    process.kill(process.pid, signal);
  };
  const end = (): void => {
    process.off("exit", work);
    for (const signal of signals) process.off(signal, onSignal);
  };
  process.on("exit", work);
  for (const signal of signals) process.on(signal, onSignal);
  return end;
}
