/** Loaded before a command (`node --import`), lets it write and copy nothing, as where a person has not the right to. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const refuse = (path: unknown): never => {
  const error = new Error(`EACCES: permission denied, open '${path}'`);
  throw Object.assign(error, { code: 'EACCES', syscall: 'open', path: String(path) });
};
fs.promises.writeFile = async (path) => refuse(path);
fs.promises.cp = async (_from, to) => refuse(to);
syncBuiltinESMExports();
