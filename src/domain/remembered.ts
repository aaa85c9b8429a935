/**
 * An answer about an object, worked out once: while somebody writes, one entry changes, and all others are the objects that they
 * were at the last check.
 */
export function remembered<Of extends object, Answer>(answer: (of: Of) => Answer): (of: Of) => Answer {
  const answers = new WeakMap<Of, { answer: Answer }>();
  return (of) => {
    const known = answers.get(of) ?? { answer: answer(of) };
    answers.set(of, known);
    return known.answer;
  };
}
