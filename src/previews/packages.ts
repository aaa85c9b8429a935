import { resolve } from 'node:path';

/** A file of an installed package. A build runs in a folder of its own, which may be anywhere, so it is asked for from here. */
export const inPackage = (name: string, file: string): string => resolve('node_modules', name, file);
