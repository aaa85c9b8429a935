import type { Evidence } from '../schemas/fields.ts';

/** Where evidence in a repository can be read. */
const REPOSITORY_HOST = 'https://github.com';

/** The public address of a piece of evidence: of a file as it stood at the commit, where one is named. */
export function evidenceUrl({ url, repository, file, commit, issue }: Evidence): string {
  return url ?? `${REPOSITORY_HOST}/${repository}/${placeInRepository({ file, commit, issue })}`;
}

function placeInRepository({ file, commit, issue }: Pick<Evidence, 'file' | 'commit' | 'issue'>): string {
  if (commit === undefined) return `issues/${issue}`;
  if (file === undefined) return `commit/${commit}`;
  return `blob/${commit}/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/**
 * What a reader sees of it: where it is, down to the commit.
 *
 * @example evidencePlace({ repository: 'operate-first/apps', commit: 'eff1fe61' }) // 'operate-first/apps, commit eff1fe61'
 */
export function evidencePlace({ url, repository, file, commit, issue }: Evidence): string {
  if (repository === undefined) return url ?? '';
  return [
    repository,
    file,
    commit === undefined ? undefined : `commit ${commit}`,
    issue === undefined ? undefined : `issue ${issue}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
