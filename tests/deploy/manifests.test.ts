import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import process from 'node:process';
import { before, test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { filesBelow } from '../support/files.ts';
import { PROJECT } from '../support/site.ts';

const FOLDER = join(PROJECT, 'deploy/kustomize');
const TRIAL = join(PROJECT, 'node_modules/.cache/guide-tests/manifests');
const TSC = join(PROJECT, 'node_modules/typescript/bin/tsc');

/** Where `kubernetes-models` has the type of each kind; Kubernetes itself has none for OpenShift's Route. */
const TYPES: Record<string, string> = {
  'apps/v1 Deployment': 'kubernetes-models/apps/v1/Deployment',
  'v1 Service': 'kubernetes-models/v1/Service',
  'v1 ServiceAccount': 'kubernetes-models/v1/ServiceAccount',
  'networking.k8s.io/v1 NetworkPolicy': 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy',
  'networking.k8s.io/v1 Ingress': 'kubernetes-models/networking.k8s.io/v1/Ingress',
  'policy/v1 PodDisruptionBudget': 'kubernetes-models/policy/v1/PodDisruptionBudget',
  'autoscaling/v2 HorizontalPodAutoscaler': 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler',
  'route.openshift.io/v1 Route': './route.ts',
  'kustomize.config.k8s.io/v1beta1 Kustomization': './kustomization.ts',
};

/** What Kubernetes itself does not know, as far as it is used here. */
const OWN_TYPES = {
  'route.ts': `
    export interface IRoute {
      apiVersion: 'route.openshift.io/v1';
      kind: 'Route';
      metadata: { name: string; labels?: Record<string, string>; annotations?: Record<string, string> };
      spec: {
        host?: string;
        path?: string;
        to: { kind: 'Service'; name: string; weight?: number };
        port?: { targetPort: string | number };
        tls?: {
          termination: 'edge' | 'passthrough' | 'reencrypt';
          insecureEdgeTerminationPolicy?: 'Allow' | 'None' | 'Redirect';
        };
        wildcardPolicy?: 'None' | 'Subdomain';
      };
    }`,
  'kustomization.ts': `
    export interface IKustomization {
      apiVersion: 'kustomize.config.k8s.io/v1beta1';
      kind: 'Kustomization';
      resources: string[];
      images?: { name: string; newName?: string; newTag?: string; digest?: string }[];
    }`,
};

// biome-ignore lint/suspicious/noExplicitAny: its shape is what the first test finds out, by the types of Kubernetes.
type Manifest = any;
type Manifests = Map<string, Manifest>;

/** All documents by file; each file has one. */
let manifests: Manifests;
before(async () => {
  manifests = new Map();
  for (const file of await filesBelow(FOLDER)) {
    const [document, ...more] = parseAllDocuments(await readFile(join(FOLDER, file), 'utf8'), { strict: true });
    assert.deepEqual([document?.errors, more.length], [[], 0], file);
    manifests.set(file, document?.toJS());
  }
});

/** What the compiler finds when each document is written as a value of its type. */
async function typeErrors(given: Manifests): Promise<string[]> {
  await rm(TRIAL, { recursive: true, force: true });
  await mkdir(TRIAL, { recursive: true });
  for (const [name, text] of Object.entries(OWN_TYPES)) await writeFile(join(TRIAL, name), text);
  const names: string[] = [];
  for (const [file, manifest] of given) {
    const key = `${manifest.apiVersion} ${manifest.kind}`;
    const type = `I${manifest.kind}`;
    const source = TYPES[key];
    if (source === undefined) return [`${file}: ${key} has no type to be checked by`];
    const name = `${file.replaceAll('/', '-')}.ts`;
    const value = JSON.stringify(manifest, null, 2);
    await writeFile(
      join(TRIAL, name),
      `import type { ${type} } from '${source}';\nexport const manifest: ${type} = ${value};\n`,
    );
    names.push(name);
  }
  const options = '--noEmit --strict --skipLibCheck --ignoreConfig --module nodenext --target esnext --types node';
  const { stdout } = spawnSync(
    process.execPath,
    [TSC, ...options.split(' '), '--allowImportingTsExtensions', '--pretty', 'false', ...names],
    { cwd: TRIAL, encoding: 'utf8' },
  );
  return stdout.split('\n').filter((line) => line.includes('error TS'));
}

/** What does not fit together, though each document may be right by itself. */
function misfits(given: Manifests): string[] {
  const found: string[] = [];
  const expect = (holds: boolean, words: string) => holds || found.push(words);
  const all = [...given.values()];
  const [deployment] = all.filter(({ kind }) => kind === 'Deployment');
  const { name } = deployment.metadata;
  const { template, replicas } = deployment.spec;
  const autoscaler = all.find(({ kind }) => kind === 'HorizontalPodAutoscaler');
  const ports = template.spec.containers.flatMap((container: Manifest) => container.ports);
  const selects = (selector: Record<string, string> | undefined) =>
    selector !== undefined &&
    Object.keys(selector).length > 0 &&
    Object.entries(selector).every(([key, value]) => template.metadata.labels[key] === value);
  const namesPort = (port: string | number) =>
    ports.some(({ name, containerPort }: Manifest) => name === port || containerPort === port);
  const service = all.find(({ kind }) => kind === 'Service');
  const servicePort = (port: string) => service.spec.ports.some(({ name }: Manifest) => name === port);

  expect(selects(deployment.spec.selector.matchLabels), 'the Deployment does not select its own pods');
  for (const spread of template.spec.topologySpreadConstraints)
    expect(selects(spread.labelSelector?.matchLabels), `spreading over ${spread.topologyKey} selects other pods`);
  for (const container of template.spec.containers) {
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'])
      expect(namesPort(container[probe]?.httpGet.port), `the ${probe} asks another port`);
    const mounted = container.volumeMounts.map(({ name }: Manifest) => name);
    const volumes = template.spec.volumes.map(({ name }: Manifest) => name);
    for (const volume of mounted) expect(volumes.includes(volume), `there is no volume ${volume}`);
  }
  for (const manifest of all) {
    const { kind, spec } = manifest;
    if (kind === 'Service') {
      expect(selects(spec.selector), 'the Service selects other pods');
      for (const { targetPort } of spec.ports) expect(namesPort(targetPort), `the Service leads to no port`);
    }
    if (kind === 'NetworkPolicy') {
      expect(selects(spec.podSelector.matchLabels), 'the NetworkPolicy selects other pods');
      for (const { port } of spec.ingress.flatMap((rule: Manifest) => rule.ports))
        expect(namesPort(port), `the NetworkPolicy opens port ${port}, which nothing listens on`);
      expect(spec.egress.length === 0 && spec.policyTypes.includes('Egress'), 'the pods may ask others');
    }
    if (kind === 'PodDisruptionBudget') {
      expect(selects(spec.selector.matchLabels), 'the PodDisruptionBudget selects other pods');
      expect(spec.minAvailable < (autoscaler?.spec.minReplicas ?? 0), 'the PodDisruptionBudget never lets a pod go');
    }
    if (kind === 'HorizontalPodAutoscaler') {
      const { kind: target, name: wanted } = spec.scaleTargetRef;
      expect(target === 'Deployment' && wanted === name, 'the HorizontalPodAutoscaler scales something else');
      expect(replicas === undefined, 'the Deployment and the HorizontalPodAutoscaler both say how many pods there are');
      expect(spec.minReplicas >= 2, 'the HorizontalPodAutoscaler lets one pod be alone');
      expect(spec.maxReplicas > spec.minReplicas, 'the HorizontalPodAutoscaler has nothing to scale');
    }
    if (kind === 'Route') {
      expect(spec.to.name === service.metadata.name, 'the Route leads to no Service');
      expect(servicePort(spec.port.targetPort), 'the Route leads to no port of the Service');
    }
    if (kind === 'Ingress')
      for (const { backend } of spec.rules.flatMap((rule: Manifest) => rule.http.paths)) {
        expect(backend.service.name === service.metadata.name, 'the Ingress leads to no Service');
        expect(servicePort(backend.service.port.name), 'the Ingress leads to no port of the Service');
      }
  }
  return [...found, ...accountMisfits(all, template.spec), ...lostFiles(given, template.spec)];
}

function accountMisfits(all: readonly Manifest[], pod: Manifest): string[] {
  const account = all.find(({ kind }) => kind === 'ServiceAccount');
  const found: string[] = [];
  if (account?.metadata.name !== pod.serviceAccountName) found.push('the pods have no ServiceAccount of their own');
  if (account?.automountServiceAccountToken !== false) found.push('the ServiceAccount hands out its token');
  return found;
}

/** Files that no kustomization lists, listed ones that do not exist, and images that nothing uses. */
function lostFiles(given: Manifests, pod: Manifest): string[] {
  const found: string[] = [];
  const listed = new Set<string>();
  for (const [file, { kind, resources, images = [] }] of given) {
    if (kind !== 'Kustomization') continue;
    for (const resource of resources) {
      const path = normalize(join(dirname(file), resource));
      const target = given.has(path) ? path : join(path, 'kustomization.yaml');
      if (!given.has(target)) found.push(`${file} lists ${resource}, which does not exist`);
      listed.add(target);
    }
    for (const { name } of images) {
      const used = pod.containers.some(({ image }: Manifest) => image.split(':')[0] === name);
      if (!used) found.push(`${file} sets the image ${name}, which nothing uses`);
    }
  }
  for (const [file, { kind }] of given)
    if (kind !== 'Kustomization' && !listed.has(file)) found.push(`${file} is listed nowhere`);
  return found;
}

/** The manifests with one of them changed for the worse. */
function withFault(file: string, spoil: (manifest: Manifest) => void): Manifests {
  const faulty = structuredClone(manifests);
  spoil(faulty.get(file));
  return faulty;
}

test('every manifest has the fields of its kind and no other', async () => {
  assert.ok(manifests.size >= 11, `${manifests.size} manifests`);
  assert.deepEqual(await typeErrors(manifests), []);
});

test('a field that does not exist and a value of another type are noticed', async () => {
  const faulty = structuredClone(manifests);
  faulty.get('base/deployment.yaml').spec.template.spec.containers[0].readOnlyRootFilesytem = true;
  faulty.get('base/service.yaml').spec.ports[0].port = '80';
  faulty.get('overlays/openshift/route.yaml').spec.tls.termination = 'egde';
  const errors = (await typeErrors(faulty)).join('\n');
  assert.match(errors, /base-deployment\.yaml\.ts.*readOnlyRootFilesytem/);
  assert.match(errors, /base-service\.yaml\.ts.*'string' is not assignable to type 'number'/);
  assert.match(errors, /overlays-openshift-route\.yaml\.ts.*"egde"/);
});

test('the manifests fit together', () => {
  assert.deepEqual(misfits(manifests), []);
});

const FAULTS: readonly [string, string, (manifest: Manifest) => void][] = [
  ['the Service selects other pods', 'base/service.yaml', ({ spec }) => (spec.selector = { app: 'other' })],
  ['the Service leads to no port', 'base/service.yaml', ({ spec }) => (spec.ports[0].targetPort = 'web')],
  [
    'the readinessProbe asks another port',
    'base/deployment.yaml',
    ({ spec }) => (spec.template.spec.containers[0].readinessProbe.httpGet.port = 80),
  ],
  [
    'the PodDisruptionBudget never lets a pod go',
    'base/pod-disruption-budget.yaml',
    ({ spec }) => (spec.minAvailable = 2),
  ],
  [
    'the HorizontalPodAutoscaler scales something else',
    'base/horizontal-pod-autoscaler.yaml',
    ({ spec }) => (spec.scaleTargetRef.name = 'site'),
  ],
  [
    'the Deployment and the HorizontalPodAutoscaler both say how many pods there are',
    'base/deployment.yaml',
    ({ spec }) => (spec.replicas = 2),
  ],
  [
    'the HorizontalPodAutoscaler has nothing to scale',
    'base/horizontal-pod-autoscaler.yaml',
    ({ spec }) => (spec.maxReplicas = 2),
  ],
  [
    'the NetworkPolicy opens port 80, which nothing listens on',
    'base/network-policy.yaml',
    ({ spec }) => (spec.ingress[0].ports[0].port = 80),
  ],
  ['the pods may ask others', 'base/network-policy.yaml', ({ spec }) => (spec.policyTypes = ['Ingress'])],
  [
    'the Route leads to no port of the Service',
    'overlays/openshift/route.yaml',
    ({ spec }) => (spec.port.targetPort = 'https'),
  ],
  [
    'the ServiceAccount hands out its token',
    'base/service-account.yaml',
    (account) => delete account.automountServiceAccountToken,
  ],
  ['base/service.yaml is listed nowhere', 'base/kustomization.yaml', ({ resources }) => resources.splice(1, 1)],
  [
    'base/kustomization.yaml lists quota.yaml, which does not exist',
    'base/kustomization.yaml',
    ({ resources }) => resources.push('quota.yaml'),
  ],
];
for (const [words, file, spoil] of FAULTS)
  test(`it is noticed when ${words}`, () => {
    assert.deepEqual(misfits(withFault(file, spoil)), [words]);
  });

test('the pods have no right that OpenShift’s strictest rules (restricted-v2) would refuse, and no fixed user', () => {
  const pod = manifests.get('base/deployment.yaml').spec.template.spec;
  assert.deepEqual(pod.securityContext, { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  assert.equal(pod.automountServiceAccountToken, false);
  for (const container of pod.containers) {
    assert.deepEqual(container.securityContext, {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    for (const bound of ['requests', 'limits'])
      assert.deepEqual(Object.keys(container.resources[bound]).sort(), ['cpu', 'memory'], bound);
    assert.deepEqual(container.volumeMounts, [{ name: 'tmp', mountPath: '/tmp' }]);
  }
  assert.ok(pod.volumes[0].emptyDir, '/tmp is empty and writable');
});

test('a new version answers before an old one is taken away', () => {
  const { strategy } = manifests.get('base/deployment.yaml').spec;
  assert.deepEqual(strategy, { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } });
});
