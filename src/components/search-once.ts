/**
 * Asks for something once. What did not come is asked for again by the next call.
 *
 * @param done told when it has come, once
 * @returns what came, or nothing when it did not
 */
export function once<T>(ask: () => Promise<T>, done: (came: T) => void): () => Promise<T | undefined> {
  let asked: Promise<T | undefined> | undefined;
  return () => {
    asked ??= ask().then(
      (came) => {
        done(came);
        return came;
      },
      () => {
        asked = undefined;
        return undefined;
      },
    );
    return asked;
  };
}
