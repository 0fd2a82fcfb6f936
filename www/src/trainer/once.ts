/**
 * Once: something made when it is first asked for, and kept. What could not be made is asked for again the next time: the network may
 * be back.
 */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    if (made) return made;
    const trying = make();
    trying.catch(() => (made = undefined));
    return (made = trying);
  };
}
