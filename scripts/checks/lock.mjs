import { readFileSync } from 'node:fs';

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/** Native packages that a clean machine needs, on the platforms people have. */
const natives = {
  '@next/swc-': ['linux-x64-gnu', 'linux-arm64-gnu', 'linux-x64-musl', 'darwin-arm64', 'darwin-x64', 'win32-x64-msvc'],
  'lightningcss-': ['linux-x64-gnu', 'linux-arm64-gnu', 'linux-x64-musl', 'darwin-arm64', 'darwin-x64', 'win32-x64-msvc'],
  '@tailwindcss/oxide-': ['linux-x64-gnu', 'linux-arm64-gnu', 'linux-x64-musl', 'darwin-arm64', 'darwin-x64', 'win32-x64-msvc'],
  '@biomejs/cli-': ['linux-x64', 'linux-arm64', 'linux-x64-musl', 'darwin-arm64', 'darwin-x64', 'win32-x64'],
  '@swc/core-': ['linux-x64-gnu', 'linux-arm64-gnu', 'linux-x64-musl', 'darwin-arm64', 'darwin-x64', 'win32-x64-msvc'],
  '@esbuild/': ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64', 'win32-x64'],
  '@rolldown/binding-': ['linux-x64-gnu', 'linux-arm64-gnu', 'linux-x64-musl', 'darwin-arm64', 'darwin-x64', 'win32-x64-msvc'],
};

/** What would make `npm ci` fail or differ elsewhere, one line each; empty when the lock is sound. */
export function lockProblems(manifest, lock) {
  const packages = lock.packages ?? {};
  const has = (name) =>
    Object.keys(packages).some((key) => key === `node_modules/${name}` || key.endsWith(`/node_modules/${name}`));
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.overrides };
  return [
    ...Object.entries(wanted)
      .filter(([, version]) => !exact.test(version))
      .map(([name, version]) => `package.json: ${name} must be pinned exactly, got ${version}`),
    ...Object.entries(packages)
      .filter(([, { resolved }]) => /^[a-z+]+:\/\//i.test(resolved ?? ''))
      .map(([key]) => `package-lock.json: ${key} names a host`),
    ...Object.entries(natives).flatMap(([prefix, platforms]) =>
      platforms
        .filter((platform) => !has(prefix + platform))
        .map((platform) => `package-lock.json: ${prefix}${platform} is missing`),
    ),
    // npm drops what the registry lacks without a word, and `npm ci` then refuses the lock
    ...Object.entries(packages).flatMap(([key, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !has(name))
        .map((name) => `package-lock.json: ${key} wants ${name}, which is missing`),
    ),
  ];
}

export function checkLock() {
  const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
  return lockProblems(read('package.json'), read('package-lock.json'));
}
