/** The form of the name of a fact: a group, and its number in it, `te-12`. */
export const FACT_ID = /^([a-z]{2,12})-([0-9]{2,3})$/;
