/** The part of a record that shows that somebody looked. As it is written in a file, whatever its shape. */
type Written = Partial<Record<'checked' | 'evidence' | 'lastSign' | 'says', unknown>>;

const EVIDENCE = ['evidence', 'lastSign', 'says'] as const;

/**
 * Whether a record says that a person looked again, and has nothing to show for it: `checked` is newer, and neither the
 * evidence nor what it says has changed.
 */
export function isUnearnedRenewal(before: Written, after: Written): boolean {
  return (
    String(after.checked) > String(before.checked) &&
    EVIDENCE.every((field) => JSON.stringify(after[field]) === JSON.stringify(before[field]))
  );
}
