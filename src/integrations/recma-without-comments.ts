/** A text that has become a program, as far as it is changed here (ESTree with comments). */
interface Program {
  comments?: unknown[];
}

/** Leaves what authors tell each other out of compiled texts: nobody reads it there. */
export const recmaWithoutComments = () => (program: Program) => {
  program.comments = [];
};
