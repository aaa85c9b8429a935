/**
 * The policy `default` of Trusted Types (W3C): of all texts that a browser would turn into code, only the addresses of the two
 * workers pass. Everything else the browser refuses by itself, because the policy has no function for it.
 */
import { OFFLINE_WORKER_FILE, SEARCH_WORKER_FILE } from '../domain/links/paths.ts';

/** As far as it is used; a browser without it has no rule that would need it. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): unknown;
}

const own = location.origin + import.meta.env.BASE_URL;

(window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('default', {
  createScriptURL: (url) =>
    [own + SEARCH_WORKER_FILE, own + OFFLINE_WORKER_FILE].includes(new URL(url, location.href).href) ? url : null,
});
