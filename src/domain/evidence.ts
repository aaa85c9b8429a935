import type { Evidence } from '../schemas/fields.ts';

/** Where evidence in a repository can be read. */
const REPOSITORY_HOST = 'https://github.com';

/** The public address of a piece of evidence. */
export function evidenceUrl({ url, repository, commit, issue }: Evidence): string {
  if (url !== undefined) return url;
  return `${REPOSITORY_HOST}/${repository}/${commit === undefined ? `issues/${issue}` : `commit/${commit}`}`;
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
