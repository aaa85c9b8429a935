import { resolve } from 'node:path';

/**
 * A file of an installed package, below the folder in which the command was started: that of the project. What a build runs is a
 * copy of this code in another folder, which would look in the wrong place.
 */
export const inPackage = (name: string, file: string): string => resolve('node_modules', name, file);
